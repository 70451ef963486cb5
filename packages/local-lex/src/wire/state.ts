import {
  findIntent,
  findSlot,
  type IntentDefinition,
  type LocaleDefinition,
} from '../definition/bot-definition.ts';
import type { DialogAction, Slots, SlotValue } from '../session.ts';
import type { WireAction, WireIntent, WireState } from './schema.ts';

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

/** What the bot is to wait for, as sent. */
export function toAction({ type, slotToElicit }: WireAction): DialogAction {
  return type === 'ElicitSlot' ? { type, slotToElicit: slotToElicit ?? '' } : { type };
}

/** The intent or the first slot named that the bot does not have: its path, and what is wrong there. */
export function unknownName({ intent }: WireState, locale: LocaleDefinition): string | undefined {
  if (!intent) return undefined;
  const definition = findIntent(locale, intent.name);
  if (!definition) return `sessionState.intent.name: the bot has no intent ${intent.name}`;
  const name = Object.keys(intent.slots ?? {}).find((it) => !findSlot(definition, it));
  return name === undefined
    ? undefined
    : `sessionState.intent.slots.${name}: intent ${intent.name} has no such slot`;
}
