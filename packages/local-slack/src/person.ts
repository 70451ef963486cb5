import type { Block } from './blocks/blocks.ts';
import { type Element, type Option, optionsOf } from './blocks/elements.ts';
import { blocksInWords, elementsIn, labelOf, markupShown } from './blocks/in-words.ts';
import type { Outcome } from './delivery/attempt.ts';
import { blockActions, type Installation, messagePart, type Place } from './delivery/payloads.ts';
import { asGivenOut, type Message, type Store, type User } from './state/store.ts';
import { viewIdOf } from './web-api/surfaces.ts';

/** What somebody sees: whose word, where, and as text, a line each. */
export type Seen = {
  readonly ts: string;
  readonly channel: string;
  /** The root of the thread that it is in. */
  readonly thread: string | undefined;
  readonly from: string;
  readonly onlyForYou: boolean;
  /** What the app put into it, for whoever draws it; text alone has none. */
  readonly blocks: readonly Block[];
  readonly lines: readonly string[];
  /** What a notification and a screen reader say of it. */
  readonly notification: string;
};

/** Somebody in the workspace. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** Writes to the app in their direct message, in a thread if told; gives the ts of the message. */
  readonly writes: (text: string, thread?: string) => string;
  /** Changes what they wrote. */
  readonly edits: (ts: string, text: string) => void;
  /** Writes in a channel, to the app by its name. */
  readonly mentions: (channel: string, text: string, thread?: string) => string;
  /** Presses a button, by what stands on it: the latest one that they see, the one in a message, or at `home`. */
  readonly presses: (label: string, place?: string) => Promise<Outcome | 'no app'>;
  /** Chooses from a menu, by what can be chosen. */
  readonly chooses: (option: string, place?: string) => Promise<Outcome | 'no app'>;
  /** Opens the app: its Home, or the messages with it. */
  readonly opens: (tab: 'home' | 'messages') => void;
  /** What the Home shows: its blocks, and as text, a line each. */
  readonly home: () => Pick<Seen, 'blocks' | 'lines'>;
  /**
   * Everything that they see in their direct message, and what was said to them alone anywhere, oldest first; or what
   * they see in a channel that they are in.
   */
  readonly sees: (channel?: string) => readonly Seen[];
  /** What the app was seen to be at, by its statuses, oldest first. */
  readonly statuses: () => readonly string[];
};

type Surroundings = {
  readonly store: Store;
  readonly installation: Installation;
  readonly tell: (what: string, event: object) => void;
  readonly interact: (payload: object) => Promise<Outcome | 'no app'>;
};

/** What can be pressed: where it is, and if it is a menu what is chosen. */
type Pressable = {
  readonly place: Place;
  readonly blockId: string;
  readonly element: Element;
  readonly chosen: Option | undefined;
};

/** Where a press is looked for, beside messages by their ts. */
const atHome = 'home';

/** What somebody wants to press or to choose is nowhere, or no longer. */
export class NothingToPressError extends Error {
  override readonly name = 'NothingToPressError';
}

/** A person, as the typed client of tests and the terminal has them. */
export function createPerson({ store, installation, tell, interact }: Surroundings, user: User): Person {
  const { id, name } = user;
  const channelOfTheirs = (): string => store.directMessage(id, installation.botUserId).id;
  const post = (channel: string, text: string, threadTs: string | undefined): Message =>
    store.post({ channel, user: id, text, threadTs, blocks: [], metadata: undefined, onlyFor: undefined });
  const isIn = (channel: string): boolean =>
    store.conversations.some((one) => one.id === channel && one.members.includes(id));
  const visible = (): readonly Message[] =>
    store.messages.filter(({ channel, onlyFor = id }) => onlyFor === id && isIn(channel));
  const press = (pressable: Pressable): Promise<Outcome | 'no app'> =>
    interact(blockActions(installation, { ...pressable, user: { id, name }, actionTs: store.newTs() }));
  const placesOf = (place: string | undefined): readonly { at: Place; blocks: readonly Block[] }[] => {
    if (place === atHome) {
      const blocks = store.homes.get(id) ?? [];
      return [{ at: { viewId: viewIdOf(id), blocks }, blocks }];
    }
    const messages = visible().filter(({ ts }) => place === undefined || ts === place);
    return messages.map((message) => ({
      at: { message, ephemeral: message.onlyFor !== undefined },
      blocks: message.blocks,
    }));
  };
  const find = (wanted: (element: Element) => boolean, what: string, at?: string) => {
    const found = placesOf(at)
      .flatMap(({ at: place, blocks }) =>
        elementsIn(blocks).map(([blockId, element]) => ({ place, blockId, element })),
      )
      .findLast(({ element }) => wanted(element));
    if (found === undefined) throw new NothingToPressError(`${name} sees nothing to press: ${what}`);
    return found;
  };

  return {
    id,
    name,
    writes: (text, thread) => {
      const message = post(channelOfTheirs(), asGivenOut(text), thread);
      tell('message.im', {
        ...messagePart(installation, message),
        channel: message.channel,
        event_ts: message.ts,
        channel_type: 'im',
      });
      return message.ts;
    },
    edits: (ts, text) => {
      const index = store.messages.findIndex((message) => message.ts === ts && message.user === id);
      const before = store.messages[index];
      if (before === undefined) throw new Error(`${name} wrote no such message`);
      const after = { ...before, text: asGivenOut(text) };
      store.messages[index] = after;
      const [eventTs, channel] = [store.newTs(), before.channel];
      const parts = {
        message: messagePart(installation, after),
        previous_message: messagePart(installation, before),
      };
      tell('message.im', {
        type: 'message',
        subtype: 'message_changed',
        channel,
        ts: eventTs,
        ...parts,
        event_ts: eventTs,
        channel_type: 'im',
      });
    },
    mentions: (channel, text, thread) => {
      const message = post(channel, `<@${installation.botUserId}> ${asGivenOut(text)}`, thread);
      const part = { ...messagePart(installation, message), type: 'app_mention' };
      tell('app_mention', { ...part, channel, event_ts: message.ts });
      return message.ts;
    },
    presses: async (label, place) => {
      const found = find((element) => element.type === 'button' && labelOf(element) === label, label, place);
      return press({ ...found, chosen: undefined });
    },
    chooses: async (option, place) => {
      const offers = (element: Element) =>
        element.type === 'button'
          ? []
          : optionsOf(element).filter(({ text }) => markupShown(text.text) === option);
      const found = find((element) => offers(element).length > 0, option, place);
      return press({ ...found, chosen: offers(found.element)[0] });
    },
    opens: (tab) => {
      const eventTs = store.newTs();
      tell('app_home_opened', {
        type: 'app_home_opened',
        user: id,
        channel: channelOfTheirs(),
        tab,
        event_ts: eventTs,
      });
    },
    home: () => {
      const blocks = store.homes.get(id) ?? [];
      return { blocks, lines: blocksInWords(blocks) };
    },
    sees: (channel) => {
      const there = (one: Message): boolean =>
        channel === undefined
          ? one.onlyFor === id || one.channel === channelOfTheirs()
          : one.channel === channel;
      return visible()
        .filter(there)
        .map((message) => seen(message, store.users));
    },
    statuses: () =>
      store.statuses.filter(({ channel }) => channel === channelOfTheirs()).map(({ status }) => status),
  };
}

function seen({ ts, channel, threadTs, user, text, blocks, onlyFor }: Message, users: readonly User[]): Seen {
  const from = users.find(({ id }) => id === user)?.name ?? '';
  return {
    ts,
    channel,
    thread: threadTs,
    from,
    onlyForYou: onlyFor !== undefined,
    blocks,
    lines: blocks.length > 0 ? blocksInWords(blocks) : markupShown(text).split('\n'),
    notification: markupShown(text),
  };
}
