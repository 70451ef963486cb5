import type { Conversation, Message, Store } from '../state/store.ts';
import { ApiError } from './api-error.ts';
import type { Premises } from './method.ts';

/** The conversation with this ID, or a person's direct message with the app by the person's. */
export function conversationOf({ store, installation }: Premises, id: string): Conversation {
  const found = store.conversations.find((one) => one.id === id);
  if (found) return found;
  if (!store.users.some((user) => user.id === id)) throw new ApiError('channel_not_found');
  return store.directMessage(id, installation.botUserId);
}

/** The root of a thread that is there, by the ts of any message in it. */
export function threadOf(store: Store, channel: string, ts: string): string {
  const found = visibleIn(store, channel).find((message) => message.ts === ts);
  if (found === undefined) throw new ApiError('thread_not_found');
  return found.threadTs ?? found.ts;
}

/** What all see in a conversation, oldest first. */
export function visibleIn({ messages }: Store, channel: string): readonly Message[] {
  return messages.filter((message) => message.channel === channel && message.onlyFor === undefined);
}
