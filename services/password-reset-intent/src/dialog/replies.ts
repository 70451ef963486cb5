import { close, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { ask, emptySlots, patience, type Slot } from './asking.ts';
import type { ResetTurn, Turn } from './bot.ts';
import { attribute, forgotten, oneMore } from './session-attributes.ts';
import { type ResetOutcome, replyWith, type Step } from './step.ts';

/** Ends the conversation; nothing of it stays in the session. */
export function end(turn: Turn, state: 'Fulfilled' | 'Failed', says: readonly Sentence[]): Step {
  return endWith(turn, state, says, forgotten);
}

/** Ends the conversation, and a phone call goes to somebody (PR7). */
export function handOver(turn: Turn, says: Sentence): Step {
  return endWith(turn, 'Failed', [says], { ...forgotten, [attribute.handOver]: 'yes' });
}

function endWith(
  turn: Turn,
  state: 'Fulfilled' | 'Failed',
  says: readonly Sentence[],
  attributes: Readonly<Record<string, string | null>>,
): Step {
  return replyWith(
    turn.intent === 'ResetPW'
      ? close(turn, state, says, { slots: emptySlots, attributes })
      : close(turn, state, says, { attributes }),
  );
}

/** Tells what came of a reset. */
export function tell(turn: ResetTurn, outcome: ResetOutcome): Step {
  switch (outcome) {
    case 'reset':
      return end(turn, 'Fulfilled', [messages.reset, messages.mustChange]);
    case 'pin refused':
      return refused(turn, 'OneTimePin', [messages.pinRefused]);
    case 'denied':
      return refused(turn, 'UserID', [messages.detailsIncorrect, messages.letUsTryAgain]);
    case 'not delivered':
      return handOver(turn, messages.notDelivered);
    case 'unknown':
      return handOver(turn, messages.outcomeUnknown);
    case 'unavailable':
      return handOver(turn, messages.unavailable);
  }
}

/** Asks again; the third refusal ends the conversation, in words that tell nothing else (D3). */
function refused(turn: ResetTurn, slot: Slot, says: readonly Sentence[]): Step {
  const count = oneMore(turn, 'refused');
  if (count >= patience) return end(turn, 'Failed', [messages.detailsIncorrect, messages.endOfTries]);
  const attributes = { [attribute.refused]: String(count), [attribute.misses]: null };
  const slots = slot === 'OneTimePin' ? {} : emptySlots;
  return ask(turn, slot, says, { slots, attributes });
}
