import { snapshotOfList, snapshotOfMap } from '@opsline/local-kit/snapshot';
import type { Block } from '../blocks/blocks.ts';

/** Somebody in the workspace; the app's bot user is one too. */
export type User = { readonly id: string; readonly name: string; readonly bot: boolean };

/** A channel or a direct message. */
export type Conversation = {
  readonly id: string;
  readonly kind: 'channel' | 'im';
  readonly name: string;
  readonly members: readonly string[];
};

/** A message as Slack keeps it. */
export type Message = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  /** With `& < >` escaped, as Slack gives it out. */
  readonly text: string;
  readonly threadTs: string | undefined;
  readonly blocks: readonly Block[];
  readonly metadata: unknown;
  /** For whom alone it is to be seen; everybody unless told. */
  readonly onlyFor: string | undefined;
};

/** A word of the app that it is at work; all of them are kept. */
type Status = { readonly channel: string; readonly status: string };

/** What a workspace keeps. */
export type Store = ReturnType<typeof createStore>;

/** An empty workspace. `now` is epoch ms. */
export function createStore(now: () => number) {
  const users: User[] = [];
  const conversations: Conversation[] = [];
  const messages: Message[] = [];
  const statuses: Status[] = [];
  const homes = new Map<string, readonly Block[]>();
  let counted = 0;
  let lastMicros = 0;

  /** A new ID of Slack's form: a letter for its kind, then capitals and digits. */
  const newId = (prefix: string): string => {
    counted += 1;
    return `${prefix}${counted.toString(36).toUpperCase().padStart(8, '0')}`;
  };
  /** The time as Slack writes it, microseconds behind a dot; no two are the same, and they grow. */
  const newTs = (): string => {
    lastMicros = Math.max(lastMicros + 1, now() * 1000);
    return `${Math.floor(lastMicros / 1_000_000)}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
  };
  return {
    users,
    conversations,
    messages,
    statuses,
    homes,
    newId,
    newTs,
    addUser: (name: string, bot = false): User => {
      const user = { id: newId('U'), name, bot };
      users.push(user);
      return user;
    },
    addChannel: (name: string, members: readonly string[]): Conversation => {
      const channel = { id: newId('C'), kind: 'channel', name, members } as const;
      conversations.push(channel);
      return channel;
    },
    /** The direct message of two. */
    directMessage: (one: string, other: string): Conversation => {
      const known = conversations.find(
        ({ kind, members }) => kind === 'im' && members.includes(one) && members.includes(other),
      );
      if (known) return known;
      const opened = { id: newId('D'), kind: 'im', name: 'directmessage', members: [one, other] } as const;
      conversations.push(opened);
      return opened;
    },
    /** All of it, and how far its numbers have come. */
    snapshot: () => {
      const [ids, micros] = [counted, lastMicros];
      const lists = [
        snapshotOfList(users),
        snapshotOfList(conversations),
        snapshotOfList(messages),
        snapshotOfList(statuses),
        snapshotOfMap(homes),
      ];
      return () => {
        [counted, lastMicros] = [ids, micros];
        for (const restore of lists) restore();
      };
    },
    post: (message: Omit<Message, 'ts'>): Message => {
      const posted = { ...message, ts: newTs() };
      messages.push(posted);
      return posted;
    },
  };
}

/**
 * Text as somebody typed it, as Slack gives it out ("Formatting text"): three characters are escaped, and `@channel` and
 * the like are markup.
 */
export function asGivenOut(typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/(?<!\S)@(channel|everyone|here)(?!\S)/g, '<!$1>');
}
