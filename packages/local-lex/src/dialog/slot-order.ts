import { findSlot, type IntentDefinition, type SlotDefinition } from '../definition/bot-definition.ts';
import { activeIntent, type Draft, type Turn } from './turn.ts';

/** The first required slot to ask for, by priority (one without comes last); undefined when none is left. */
export function nextSlot(turn: Turn, draft: Draft): SlotDefinition | undefined {
  const { definition, state } = activeIntent(turn, draft);
  return slotsInOrder(definition).find((slot) => slot.required && !state.slots[slot.name]);
}

function slotsInOrder(intent: IntentDefinition): readonly SlotDefinition[] {
  const first = intent.priorities.flatMap((it) => findSlot(intent, it.slotName) ?? []);
  return [...new Set([...first, ...intent.slots])];
}
