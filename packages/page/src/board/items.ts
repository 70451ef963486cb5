import type { Drawing } from '@opsline/local-connect';
import type { Block } from '@opsline/local-slack';

/** Something that happened while a turn was answered; nothing secret is in it. */
export type Happening = {
  readonly part: 'flow' | 'Lex' | 'function' | 'AWS' | 'Slack';
  readonly what: string;
  /** More of it, for whoever inspects it. */
  readonly detail?: string;
  /** When it began, epoch ms, and how long it took where that is known. */
  readonly at: number;
  readonly ms?: number;
  readonly outcome?: string;
  readonly failed?: boolean;
};

/** A line that can be called: its name and number. */
type LineItem = {
  readonly kind: 'line';
  readonly id: string;
  readonly number: string;
  /** Whether a call to it can be saved into a service. */
  readonly keeps: boolean;
};

/** Somebody who may call a line, and what they know of themselves, by its name alone. */
type CallerItem = {
  readonly kind: 'caller';
  readonly id: string;
  readonly line: string;
  readonly name: string;
  readonly phone: string;
  readonly knows: readonly string[];
};

/** A call, and what it waits for. */
export type CallItem = {
  readonly kind: 'call';
  readonly id: string;
  readonly line: string;
  readonly caller: string;
  /** What the line is shown: a number, or that it is withheld. */
  readonly from: string;
  readonly knows: readonly string[];
  readonly waitsFor: 'keys' | 'words' | 'nothing';
  /** How it ended; none while it goes on. */
  readonly outcome?: string;
};

/** Something said to a person. */
export type Said = { readonly text: string; readonly ssml?: string };

/** One thing said or done, and what came of it. */
export type TurnItem = {
  readonly kind: 'turn';
  readonly id: string;
  /** The call, or the person in Slack, by its key. */
  readonly of: string;
  /** What the person said, as far as it may be shown; the first turn of a call has none. */
  readonly said?: string;
  readonly by?: 'keys' | 'voice' | 'silence' | 'Slack';
  readonly answers: readonly Said[];
  readonly at: number;
  /** How long it took; none while it goes on. */
  readonly ms?: number;
  readonly happenings: readonly Happening[];
};

/** The way of a call through its flows, and the block that it stands on. */
export type WayItem = {
  readonly kind: 'way';
  readonly id: string;
  readonly drawing: Drawing;
  readonly standsOn?: string;
};

/** A text message on the phone that it was sent to. */
export type TextItem = {
  readonly kind: 'text';
  readonly id: string;
  readonly to: string;
  readonly whose?: string;
  readonly body: string;
  readonly at: number;
  /** What is to be typed of it, and until when that is good, epoch ms. */
  readonly pin?: string;
  readonly until?: number;
};

/** Somebody in the Slack workspace. */
type PersonItem = {
  readonly kind: 'person';
  readonly id: string;
  readonly name: string;
};

/** A message as one person sees it. */
export type MessageItem = {
  readonly kind: 'message';
  readonly id: string;
  readonly person: string;
  readonly ts: string;
  readonly thread?: string;
  /** The name of the channel that it is in; none in the direct message. */
  readonly channel?: string;
  readonly from: string;
  readonly onlyForYou: boolean;
  readonly blocks: readonly Block[];
  readonly lines: readonly string[];
};

/** What the app shows one person on its Home, by the person's name. */
type HomeItem = {
  readonly kind: 'home';
  readonly id: string;
  readonly blocks: readonly Block[];
};

/** An alert as its reader sees it. */
export type AlertSeen = {
  readonly sink: 'Teams' | 'Slack' | 'ticket system';
  readonly lines: readonly string[];
  /** An Adaptive Card. */
  readonly card?: Readonly<Record<string, unknown>>;
  readonly blocks?: readonly Block[];
};

/** A Monday, what came of it, and its path through the state machine. */
export type MondayItem = {
  readonly kind: 'monday';
  readonly id: string;
  readonly status: string;
  readonly drawing: Drawing;
  readonly seen: readonly AlertSeen[];
};

/** The time of the stack: so many milliseconds ahead of the machine's. */
type ClockItem = {
  readonly kind: 'clock';
  readonly id: string;
  readonly ahead: number;
};

/** Everything that the page shows. */
export type Item =
  | ClockItem
  | LineItem
  | CallerItem
  | CallItem
  | TurnItem
  | WayItem
  | TextItem
  | PersonItem
  | MessageItem
  | HomeItem
  | MondayItem;

/** What tells an item from every other. */
export function keyOf({ kind, id }: Pick<Item, 'kind' | 'id'>): string {
  return `${kind}/${id}`;
}
