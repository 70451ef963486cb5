import type { Control, Operation, Request } from './wire/request.ts';
import { answerTags, entryMessage, referenceMessage, resultMessage } from './wire/response.ts';
import { decideBind } from './world/bind.ts';
import { decideModify } from './world/modify.ts';
import { controlUnknown, notBound, notSupported, saslRefused, writeDenied } from './world/outcome.ts';

import { decideSearch } from './world/search.ts';
import { type Session, supportedControls, type World } from './world/world.ts';

/** The answer to a request: the bytes to send, and the world and the session after it. `end` closes the connection. */
export type Answer = {
  readonly messages: readonly Buffer[];
  readonly world: World;
  readonly session: Session;
  readonly end: boolean;
};

/**
 * Answers one request; pure.
 * @param now epoch ms.
 */
export function respond(world: World, session: Session, request: Request, now: number): Answer {
  const { id, operation, controls } = request;
  const answer = (messages: readonly Buffer[], after: Partial<Answer> = {}): Answer => {
    return { messages, world, session, end: false, ...after };
  };
  const answerTag = answerTagOf(operation);
  if (
    answerTag !== undefined &&
    controls.some((control) => control.critical && !isKnown(world, operation, control))
  ) {
    return answer([resultMessage(id, answerTag, controlUnknown)]);
  }
  switch (operation.kind) {
    case 'bind': {
      const bound = decideBind(world, operation, now);
      const after = { world: bound.world, session: { ...session, boundAs: bound.boundAs } };
      return answer([resultMessage(id, answerTags.bind, bound.outcome)], after);
    }
    case 'sasl bind':
      return answer([resultMessage(id, answerTags.bind, saslRefused)]);
    case 'search': {
      const found = decideSearch(world, session, operation, now);
      const entries = found.entries.map((entry) => entryMessage(id, entry));
      const references = found.references.map((url) => referenceMessage(id, url));
      return answer([...entries, ...references, resultMessage(id, answerTags.search, found.outcome)]);
    }
    case 'modify': {
      const modified = decideModify(world, session, operation, controls, now);
      return answer([resultMessage(id, answerTags.modify, modified.outcome)], { world: modified.world });
    }
    case 'extended': {
      const outcome = notSupported(`the extended operation ${operation.oid}`);
      return answer([resultMessage(id, answerTags.extended, outcome)]);
    }
    case 'other write': {
      const outcome = session.boundAs === undefined ? notBound : writeDenied;
      return answer([resultMessage(id, operation.answerTag, outcome)]);
    }
    case 'compare':
      return answer([resultMessage(id, operation.answerTag, notSupported('compare'))]);
    case 'abandon':
      return answer([]);
    case 'unbind':
      return answer([], { end: true });
  }
}

/** A critical control that is not known, or not for this operation, ends it before anything is done (RFC 4511 4.1.11). */
function isKnown(world: World, { kind }: Operation, { oid }: Control): boolean {
  return kind === 'modify' && supportedControls(world).includes(oid);
}

/** The tag of the answer; nothing answers an unbind or an abandon, whose controls mean nothing. */
function answerTagOf(operation: Operation): number | undefined {
  switch (operation.kind) {
    case 'unbind':
    case 'abandon':
      return undefined;
    case 'other write':
    case 'compare':
      return operation.answerTag;
    case 'sasl bind':
      return answerTags.bind;
    default:
      return answerTags[operation.kind];
  }
}
