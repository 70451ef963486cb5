import {
  findIntent,
  findSlot,
  type IntentDefinition,
  type LocaleDefinition,
  type Message,
} from '../definition/bot-definition.ts';
import type { ActiveContext, DialogAction, IntentState, Slots, SlotValue } from '../session.ts';
import type { WireAction, WireIntent, WireMessage, WireState } from './schema.ts';

/** Longest a context lives, where only one of its two limits was given (Lex V2 runtime model). */
const longest = { timeToLiveInSeconds: 86400, turnsToLive: 20 } as const;

type WireSlot = NonNullable<WireIntent['slots']>[string];

/** The slots as sent, every slot of the intent a key. */
export function toSlots(intent: IntentDefinition, sent: WireIntent['slots']): Slots {
  return Object.fromEntries(intent.slots.map((slot) => [slot.name, toSlot(sent?.[slot.name])]));
}

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

/** An intent as sent; what is missing is as in a fresh one. */
export function toIntentState(intent: IntentDefinition, sent: WireIntent): IntentState {
  return {
    name: intent.name,
    slots: toSlots(intent, sent.slots),
    state: sent.state ?? 'InProgress',
    confirmationState: sent.confirmationState ?? 'None',
  };
}

/** What the bot is to wait for, as sent. */
export function toAction({ type, slotToElicit }: WireAction): DialogAction {
  return type === 'ElicitSlot' ? { type, slotToElicit: slotToElicit ?? '' } : { type };
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

/** A message in the shape the dialog uses. */
export function toMessage(it: WireMessage): Message {
  if (it.contentType !== 'ImageResponseCard') return { contentType: it.contentType, content: it.content };
  const { title, subtitle, imageUrl, buttons } = it.imageResponseCard;
  return {
    contentType: it.contentType,
    imageResponseCard: {
      title,
      subtitle: subtitle ?? undefined,
      imageUrl: imageUrl ?? undefined,
      buttons: buttons ?? undefined,
    },
  };
}

/** The first intent or slot named that the bot does not have: its path, and what is wrong there. */
export function unknownName(
  { intent, runtimeHints }: WireState,
  locale: LocaleDefinition,
): string | undefined {
  if (intent && !findIntent(locale, intent.name)) {
    return `sessionState.intent.name: the bot has no intent ${intent.name}`;
  }
  const hints = Object.entries(runtimeHints?.slotHints ?? {});
  return [
    intent ? unknownSlot(intent.name, intent.slots ?? {}, 'sessionState.intent.slots', locale) : undefined,
    ...hints.map(([name, slots]) =>
      unknownSlot(name, slots, `sessionState.runtimeHints.slotHints.${name}`, locale),
    ),
  ].find(Boolean);
}

function unknownSlot(
  intent: string,
  slots: object,
  path: string,
  locale: LocaleDefinition,
): string | undefined {
  const definition = findIntent(locale, intent);
  const name = Object.keys(slots).find((it) => !definition || !findSlot(definition, it));
  return name === undefined ? undefined : `${path}.${name}: intent ${intent} has no such slot`;
}
