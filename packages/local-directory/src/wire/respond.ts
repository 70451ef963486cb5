import { decideBind } from '../world/bind.ts';
import { type Domain, descriptorControl, type Session, supportedControls } from '../world/domain.ts';
import { decideModify } from '../world/modify.ts';
import { controlUnknown, notBound, notSupported, saslRefused, writeDenied } from '../world/outcome.ts';
import { decideSearch } from '../world/search.ts';
import type { Control, LdapMessage, Operation } from './request.ts';
import { answerTags, entryMessage, referenceMessage, resultMessage } from './response.ts';

/** The answer to a request: the bytes to send, and the domain and the session after it. `end` closes the connection. */
export type Answer = {
  readonly messages: readonly Buffer[];
  readonly domain: Domain;
  readonly session: Session;
  readonly end: boolean;
};

/**
 * Answers one request; pure.
 * @param now epoch ms.
 */
export function respond(domain: Domain, session: Session, request: LdapMessage, now: number): Answer {
  const { id, operation, controls } = request;
  const answer = (messages: readonly Buffer[], after: Partial<Answer> = {}): Answer => {
    return { messages, domain, session, end: false, ...after };
  };
  const answerTag = answerTagOf(operation);
  if (
    answerTag !== undefined &&
    controls.some((control) => control.critical && !isKnown(domain, operation, control))
  ) {
    return answer([resultMessage(id, answerTag, controlUnknown)]);
  }
  switch (operation.kind) {
    case 'bind': {
      const bound = decideBind(domain, operation, now);
      const after = { domain: bound.domain, session: { ...session, boundAs: bound.boundAs } };
      return answer([resultMessage(id, answerTags.bind, bound.outcome)], after);
    }
    case 'sasl bind':
      return answer([resultMessage(id, answerTags.bind, saslRefused)]);
    case 'search': {
      const withDescriptor = controls.some(({ oid }) => oid === descriptorControl);
      const found = decideSearch(domain, session, { ...operation, withDescriptor }, now);
      const entries = found.entries.map((entry) => entryMessage(id, entry));
      const references = found.references.map((url) => referenceMessage(id, url));
      return answer([...entries, ...references, resultMessage(id, answerTags.search, found.outcome)]);
    }
    case 'modify': {
      const modified = decideModify(domain, session, operation, controls, now);
      return answer([resultMessage(id, answerTags.modify, modified.outcome)], { domain: modified.domain });
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
function isKnown(domain: Domain, { kind }: Operation, { oid }: Control): boolean {
  if (kind === 'search') return oid === descriptorControl;
  return kind === 'modify' && supportedControls(domain).includes(oid);
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
