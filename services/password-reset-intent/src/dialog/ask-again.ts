import { type Sentence, wasAsked } from '@opsline/lex-kit';
import type { CalendarDate } from '../calendar.ts';
import { messages } from '../messages.ts';
import type { AccountTurn } from './bot.ts';
import { asks, progressOf } from './questions.ts';
import { type Attributes, ask, askWhetherRight, offer } from './replies.ts';
import type { Step } from './step.ts';

/** What is offered in each intent. */
const offers = { ResetPW: messages.offerUnlock, UnlockAccount: messages.offerReset } as const;

/** Asks what is open once more, plainly; what is known stays known. */
export function askAgain(
  turn: AccountTurn,
  says: readonly Sentence[],
  attributes: Attributes,
  { today }: { readonly today: CalendarDate },
  askPin: Sentence = messages.askPin,
): Step {
  const progress = progressOf(turn, {}, today);
  const { slots } = progress;
  if (wasAsked(turn, 'offered')) return offer(turn, [...says, offers[turn.intent]], attributes);
  if (!('details' in progress)) {
    return ask(turn, progress.ask, [...says, asks[progress.ask]], { slots, attributes });
  }
  if (!wasAsked(turn, 'OneTimePin')) return askWhetherRight(turn, progress, says, attributes);
  return ask(turn, 'OneTimePin', [...says, askPin], { slots, attributes });
}
