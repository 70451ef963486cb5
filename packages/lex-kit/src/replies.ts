import type { LexSlot } from './event-schema.ts';
import { checked, payloadsOf } from './limits.ts';
import type { LexReply } from './reply.ts';
import type { Sentence } from './sentence.ts';
import { slotHolding } from './slot.ts';
import type { TurnIn } from './turn.ts';

type AnyTurn = TurnIn<string, string>;

/** What a reply changes; everything else is carried forward. */
export type Changes<T extends AnyTurn> = {
  /** Slots to fill, or to empty with null. */
  readonly slots?: { readonly [S in keyof T['slots']]?: string | null };
  /** Session attributes to set, or to remove with null. */
  readonly attributes?: Readonly<Record<string, string | null>>;
  /** What a client that asks for it gets beside the sentences: text of its own, as custom payloads in a row. */
  readonly payload?: string;
};

/** Ends the conversation; `Failed` when the person did not get what they came for. */
export function close<T extends AnyTurn>(
  turn: T,
  state: 'Fulfilled' | 'Failed',
  says: readonly Sentence[],
  changes: Changes<T> = {},
): LexReply {
  return reply(turn, { type: 'Close' }, says, changes, state);
}

/** Asks for a yes or a no. Lex wants at least one message with it. */
export function confirmIntent<T extends AnyTurn>(
  turn: T,
  says: readonly Sentence[],
  changes: Changes<T> = {},
): LexReply {
  return reply(turn, { type: 'ConfirmIntent' }, says, changes);
}

/** Lets Lex choose the next step. It says the bot's own prompts, so no message goes with it. */
export function delegate<T extends AnyTurn>(
  turn: T,
  changes: Changes<T> = {},
  state: 'InProgress' | 'ReadyForFulfillment' = 'InProgress',
): LexReply {
  return reply(turn, { type: 'Delegate' }, [], changes, state);
}

/** Asks what the person wants; the next utterance is classified afresh. Lex wants at least one message. */
export function elicitIntent<T extends AnyTurn>(
  turn: T,
  says: readonly Sentence[],
  changes: Changes<T> = {},
): LexReply {
  return reply(turn, { type: 'ElicitIntent' }, says, changes);
}

/** Asks for a slot, which is emptied first; without a message Lex says the slot's own prompt. */
export function elicitSlot<T extends AnyTurn>(
  turn: T,
  slot: keyof T['slots'] & string,
  says: readonly Sentence[],
  changes: Changes<T> = {},
): LexReply {
  return reply(turn, { type: 'ElicitSlot', slotToElicit: slot }, says, {
    ...changes,
    slots: { ...changes.slots, [slot]: null },
  });
}

type State = NonNullable<LexReply['sessionState']['intent']>['state'];

function reply(
  turn: AnyTurn,
  dialogAction: LexReply['sessionState']['dialogAction'],
  says: readonly Sentence[],
  changes: Changes<AnyTurn>,
  state: State = 'InProgress',
): LexReply {
  const intent = { name: turn.intent, slots: slotsAfter(turn, changes), state };
  const sentences = says.map((sentence) => messageOf(sentence, turn.channel));
  const payload = turn.wantsPayload ? (changes.payload ?? '') : '';
  return checked({
    sessionState: {
      dialogAction,
      // The next utterance is classified afresh: an intent would only be carried along.
      ...(dialogAction.type === 'ElicitIntent' ? {} : { intent }),
      sessionAttributes: attributesAfter(turn, changes),
    },
    ...(says.length > 0 ? { messages: [...sentences, ...payloadsOf(payload, sentences)] } : {}),
  });
}

function messageOf({ text, ssml }: Sentence, channel: AnyTurn['channel']) {
  return channel === 'voice'
    ? ({ contentType: 'SSML', content: `<speak>${ssml}</speak>` } as const)
    : ({ contentType: 'PlainText', content: text } as const);
}

function slotsAfter(turn: AnyTurn, { slots = {} }: Changes<AnyTurn>): Record<string, LexSlot | null> {
  const changed = Object.entries(slots).filter((entry) => entry[1] !== undefined);
  return {
    ...turn.lexSlots,
    ...Object.fromEntries(changed.map(([name, value]) => [name, slotHolding(value ?? null)])),
  };
}

function attributesAfter(turn: AnyTurn, { attributes = {} }: Changes<AnyTurn>): Record<string, string> {
  const all = Object.entries({ ...turn.attributes, ...attributes });
  return Object.fromEntries(all.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}
