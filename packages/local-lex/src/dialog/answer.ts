import type { IntentDefinition, SlotDefinition } from '../definition/bot-definition.ts';
import { fillHoles } from '../nlu/fill-holes.ts';
import type { SlotValue } from '../session.ts';
import { resolveAnswer, type UtteranceFacts } from '../slot-types/resolve-slot.ts';

/** What an answer to a slot's question filled. `weak`: any other text would have filled it too. */
type Answer = { readonly slots: Readonly<Record<string, SlotValue>>; readonly weak: boolean };

const nothing: Answer = { slots: {}, weak: false };

/** Reads an answer to the question for `slot`: the value itself, or a sample utterance of any slot of the intent. */
export function readAnswer(
  intent: IntentDefinition,
  slot: SlotDefinition,
  text: string,
  facts: UtteranceFacts,
): Answer {
  const direct = resolveAnswer(slot, text, facts);
  const plain = direct && { slots: { [slot.name]: direct.slot }, weak: direct.weak };
  if (plain && !plain.weak) return plain;
  const own = [...slot.utterances, ...intent.utterances.filter((it) => it.includes(`{${slot.name}}`))];
  const others = intent.slots.filter((it) => it !== slot).flatMap((it) => it.utterances);
  const filled = [
    ...own.map((utterance) => fillHoles(intent, utterance, text, facts, true)),
    // An answer meant for this slot must not end up in another one that takes any text.
    ...others.map((utterance) => fillHoles(intent, utterance, text, facts, false)),
  ].find((it) => it && Object.keys(it.slots).length > 0);
  return filled ? { slots: filled.slots, weak: false } : (plain ?? nothing);
}
