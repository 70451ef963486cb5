import { findSlot, type IntentDefinition } from '../definition/bot-definition.ts';
import type { SlotValue } from '../session.ts';
import { resolveExactly, type UtteranceFacts } from '../slot-types/resolve-slot.ts';
import { type Fit, fit } from './utterance.ts';

/** A sample utterance that fits a text, with the values in its holes. */
type Filled = { readonly how: Fit['how']; readonly slots: Readonly<Record<string, SlotValue>> };

/**
 * Lays a sample utterance over a text; each hole must hold a value of its slot's type, weak ones (text that any words
 * would be) only where `takesWeak`.
 */
export function fillHoles(
  intent: IntentDefinition,
  utterance: string,
  text: string,
  facts: UtteranceFacts,
  takesWeak: boolean,
): Filled | undefined {
  const resolve = (name: string, said: string): SlotValue | undefined => {
    const slot = findSlot(intent, name);
    const found = slot && resolveExactly(slot, said, facts);
    return found && (takesWeak || !found.weak) ? found.slot : undefined;
  };
  const found = fit(utterance, text, (slot, said) => resolve(slot, said) !== undefined);
  if (!found) return undefined;
  const slots = [...found.holes].flatMap(([slot, said]) => {
    const value = resolve(slot, said);
    return value ? [[slot, value] as const] : [];
  });
  return { how: found.how, slots: Object.fromEntries(slots) };
}
