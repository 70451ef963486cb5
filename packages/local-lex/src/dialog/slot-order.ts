import { findSlot, type IntentDefinition, type SlotDefinition } from '../definition/bot-definition.ts';
import type { SlotValue, TextMap } from '../session.ts';
import { resolveExactly } from '../slot-types/resolve-slot.ts';
import { activeIntent, type Draft, type Turn, withIntent } from './turn.ts';

/** The first required slot to ask for, after defaults filled what they could; undefined when none is left. */
export function nextSlot(
  turn: Turn,
  draft: Draft,
): { readonly draft: Draft; readonly slot?: SlotDefinition } {
  let current = draft;
  for (const slot of slotsInOrder(activeIntent(turn, draft).definition)) {
    const { state } = activeIntent(turn, current);
    if (!slot.required || state.slots[slot.name]) continue;
    const value = defaultValue(slot, turn, current);
    if (!value) return { draft: current, slot };
    current = withIntent(current, { slots: { ...state.slots, [slot.name]: value } });
  }
  return { draft: current };
}

/** The intent's slots by priority; one without a priority comes last. */
function slotsInOrder(intent: IntentDefinition): readonly SlotDefinition[] {
  const first = intent.priorities.flatMap((it) => findSlot(intent, it.slotName) ?? []);
  return [...new Set([...first, ...intent.slots])];
}

function defaultValue(slot: SlotDefinition, turn: Turn, draft: Draft): SlotValue | undefined {
  for (const reference of slot.defaults) {
    const text = source(reference, draft);
    const found = text === undefined ? undefined : resolveExactly(slot, text, turn.facts);
    if (found) return found.slot;
  }
  return undefined;
}

function source(reference: string, draft: Draft): string | undefined {
  const context = /^#([^.]+)\.(.+)$/.exec(reference);
  if (context) {
    const found = draft.contexts.find((it) => it.name === context[1]);
    return textIn(found?.contextAttributes ?? {}, context[2]);
  }
  const attribute = /^\[(.+)\]$/.exec(reference);
  if (attribute) return textIn(draft.attributes, attribute[1]);
  const request = /^<(.+)>$/.exec(reference);
  if (request) return textIn(draft.requestAttributes, request[1]);
  return reference.replace(/^"(.*)"$/, '$1');
}

function textIn(map: TextMap, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
