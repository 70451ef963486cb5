import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';

const replySchema = z.looseObject({
  sessionState: z.looseObject({
    dialogAction: z.looseObject({ type: z.string() }),
    sessionAttributes: z.optional(z.nullable(z.record(z.string(), z.string()))),
  }),
});

/** A reply of an owner, which Lex is to have as it is. */
export type OwnersReply = z.output<typeof replySchema>;

/**
 * Reads what an owner answered.
 *
 * @throws {InputError} for what is no reply to Lex: that is a fault, and told as one
 */
export function parseReply(answer: unknown): OwnersReply {
  return parseAt('reply', replySchema, answer);
}

/**
 * The reply with session attributes of the front door besides its own.
 *
 * @param kept the attributes that stay where the reply says nothing of them: Lex keeps what a reply leaves out
 * @param changes attributes to set, or to remove with null
 */
export function withAttributes(
  reply: OwnersReply,
  kept: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>>,
): OwnersReply {
  const all = Object.entries({ ...(reply.sessionState.sessionAttributes ?? kept), ...changes });
  const sessionAttributes = Object.fromEntries(
    all.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  return { ...reply, sessionState: { ...reply.sessionState, sessionAttributes } };
}

/** The attributes that all of these replies leave: what one of them has removed is gone. */
export function commonAttributes(replies: readonly OwnersReply[]): Record<string, string> {
  const [first = {}, ...others] = replies.map(({ sessionState }) => sessionState.sessionAttributes ?? {});
  return Object.fromEntries(
    Object.entries(first).filter(([name]) => others.every((attributes) => Object.hasOwn(attributes, name))),
  );
}
