import type { IntentDefinition } from '../definition/bot-definition.ts';
import type { ActiveContext, IntentProgress, IntentState, Slots, SlotValue } from '../session.ts';
import type { WireIntent, WireState } from './schema.ts';

/** Longest a context lives, where only one of its two limits was given (Lex V2 runtime model). */
const longest = { timeToLiveInSeconds: 86400, turnsToLive: 20 } as const;

type WireSlot = NonNullable<WireIntent['slots']>[string];

function toSlot(slot: WireSlot | undefined): SlotValue | null {
  if (!slot?.value) return null;
  const { originalValue, interpretedValue, resolvedValues } = slot.value;
  return {
    shape: 'Scalar',
    value: {
      ...(originalValue === undefined || originalValue === null ? {} : { originalValue }),
      interpretedValue,
      resolvedValues: resolvedValues ?? [interpretedValue],
    },
  };
}

/** The slots as sent, every slot of the intent a key. */
export function toSlots(intent: IntentDefinition, sent: WireIntent['slots']): Slots {
  return Object.fromEntries(intent.slots.map((slot) => [slot.name, toSlot(sent?.[slot.name])]));
}

/** The first slot named that the intent does not have. */
export function unknownSlot(intent: IntentDefinition, sent: WireIntent['slots']): string | undefined {
  return Object.keys(sent ?? {}).find((name) => !intent.slots.some((slot) => slot.name === name));
}

/** The states a bot without streaming has. */
export function toProgress(state: WireIntent['state']): IntentProgress | undefined {
  return state === 'Failed' ||
    state === 'Fulfilled' ||
    state === 'InProgress' ||
    state === 'ReadyForFulfillment'
    ? state
    : undefined;
}

/** An intent as sent; what is missing is as in a fresh one. */
export function toIntentState(intent: IntentDefinition, sent: WireIntent): IntentState {
  return {
    name: intent.name,
    slots: toSlots(intent, sent.slots),
    state: toProgress(sent.state) ?? 'InProgress',
    confirmationState: sent.confirmationState ?? 'None',
  };
}

/** The contexts as sent, both limits filled in. */
export function toContexts(sent: NonNullable<WireState['activeContexts']>): readonly ActiveContext[] {
  return sent.map((context) => ({
    name: context.name,
    contextAttributes: context.contextAttributes ?? {},
    timeToLive: {
      timeToLiveInSeconds: context.timeToLive.timeToLiveInSeconds ?? longest.timeToLiveInSeconds,
      turnsToLive: context.timeToLive.turnsToLive ?? longest.turnsToLive,
    },
  }));
}
