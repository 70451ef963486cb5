import { z } from 'zod';
import { messagePart } from '../delivery/payloads.ts';
import type { Message } from '../state/store.ts';
import { ApiError } from './api-error.ts';
import { argumentsOf, count, flag } from './arguments.ts';
import type { Method, Premises } from './method.ts';
import { conversationOf, visibleIn } from './places.ts';

const ts = z.string().regex(/^\d+(\.\d{1,6})?$/);
const rangeShape = z.strictObject({
  channel: z.string(),
  oldest: ts.optional(),
  latest: ts.optional(),
  inclusive: flag.default(false),
  limit: count.default(100),
  include_all_metadata: flag.default(false),
});
const repliesShape = rangeShape.extend({ ts });
type Range = z.output<typeof rangeShape>;

/** Opens the direct message with one person. */
export const open: Method = ({ store, installation }, given) => {
  const { users } = argumentsOf(z.strictObject({ users: z.string(), return_im: flag.optional() }), given);
  if (!store.users.some(({ id }) => id === users)) throw new ApiError('user_not_found');
  return { channel: { id: store.directMessage(users, installation.botUserId).id } };
};

/** What was posted outside of threads, newest first. */
export const history: Method = (premises, given) => {
  const range = argumentsOf(rangeShape, given);
  const messages = readable(premises, range.channel).filter(({ threadTs }) => threadTs === undefined);
  return page(premises, messages.toReversed(), range);
};

/** A thread, its root first, oldest first. */
export const replies: Method = (premises, given) => {
  const range = argumentsOf(repliesShape, given);
  const all = readable(premises, range.channel);
  const root = all.find((message) => message.ts === range.ts);
  if (root === undefined) throw new ApiError('thread_not_found');
  const answers = all.filter(({ threadTs }) => threadTs === (root.threadTs ?? root.ts));
  const { messages, ...rest } = page(premises, answers, range);
  return { messages: [part(premises, root, range), ...messages], ...rest };
};

function readable(premises: Premises, id: string): readonly Message[] {
  const { kind, members } = conversationOf(premises, id);
  // The scope is `im:history` alone: channels are not read.
  if (kind !== 'im') throw new ApiError('missing_scope', { needed: 'channels:history' });
  if (!members.includes(premises.installation.botUserId)) throw new ApiError('channel_not_found');
  return visibleIn(premises.store, id);
}

function page(premises: Premises, messages: readonly Message[], range: Range) {
  const { oldest = '0', latest, inclusive, limit } = range;
  const [from, to] = [Number(oldest), latest === undefined ? Number.POSITIVE_INFINITY : Number(latest)];
  const within = messages.filter((message) => {
    const at = Number(message.ts);
    return inclusive ? at >= from && at <= to : at > from && at < to;
  });
  return {
    messages: within.slice(0, limit).map((message) => part(premises, message, range)),
    has_more: within.length > limit,
  };
}

function part({ installation }: Premises, message: Message, { include_all_metadata }: Range) {
  const { metadata } = message;
  return {
    ...messagePart(installation, message),
    ...(include_all_metadata && metadata !== undefined && { metadata }),
  };
}
