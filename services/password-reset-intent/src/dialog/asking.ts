import { type Changes, elicitSlot, type Sentence } from '@opsline/lex-kit';
import type { ResetTurn, Turn } from './bot.ts';
import { attribute, listening, oneMore } from './session-attributes.ts';
import { replyWith, type Step } from './step.ts';

/** After so many unusable answers in a row, or so many refusals (D3), the conversation ends. */
export const patience = 3;

/** No answer stays in the session once it is refused or the conversation is over. */
export const emptySlots = { UserID: null, DOB: null, MonthStarted: null, OneTimePin: null } as const;

export type Slot = keyof ResetTurn['slots'];

/** Asks for a slot, and says how Lex is to listen. */
export function ask(
  turn: ResetTurn,
  slot: Slot,
  says: readonly Sentence[],
  changes: Changes<ResetTurn>,
): Step {
  const attributes = { ...listening, ...changes.attributes, [attribute.asked]: slot };
  return replyWith(elicitSlot(turn, slot, says, { ...changes, attributes }));
}

/** The session attributes after one more unusable answer; undefined when it was one too many. */
export function afterMiss(turn: Turn): Record<string, string> | undefined {
  const misses = oneMore(turn, 'misses');
  return misses >= patience ? undefined : { [attribute.misses]: String(misses) };
}

/** The session attributes after an answer that was understood. */
export const afterAnswer = { [attribute.misses]: null } as const;
