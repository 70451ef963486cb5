import {
  type Changes,
  close,
  confirmIntent,
  elicitSlot,
  inIntent,
  oneMore,
  replyWith,
  type Sentence,
  wasAsked,
} from '@opsline/lex-kit';
import type { CalendarDate } from '../calendar.ts';
import { messages, readBack } from '../messages.ts';
import { type ResetOutcome, resetStates } from '../reset/outcomes.ts';
import { type AccountTurn, bot, deedIn, emptySlots, isAccountTurn, type Slot, type Turn } from './bot.ts';
import { asks, type Finished, progressOf } from './questions.ts';
import { attribute, forgotten, listening } from './session-attributes.ts';
import type { Step } from './step.ts';

/** Session attributes to set, or to remove with null. */
export type Attributes = Readonly<Record<string, string | null>>;

/** Asks for a slot, and says how Lex is to listen. */
export function ask(
  turn: AccountTurn,
  slot: Slot,
  says: readonly Sentence[],
  changes: Changes<AccountTurn>,
): Step {
  const attributes = { ...asking(turn, slot), ...changes.attributes };
  return replyWith(elicitSlot(turn, slot, says, { ...changes, attributes }));
}

/** The session attributes while something is asked for. */
function asking({ intent }: AccountTurn, what: Slot | 'confirmation' | 'offered'): Attributes {
  return { ...listening(intent), [attribute.asked]: what, [attribute.doing]: intent };
}

/**
 * Says that a one-time PIN is on its way, unless none are sent now: then that, the same for every user ID. It is asked for in
 * either case, since whoever is known may be sent one still.
 *
 * @param says the last of which says that it is on its way
 */
export function asFarAsSent(
  turn: AccountTurn,
  userId: string,
  says: readonly Sentence[],
  goOn: (says: readonly Sentence[]) => Step,
): Step {
  return {
    do: 'look whether one-time PINs are sent',
    userId,
    action: deedIn[turn.intent],
    next: (line) => goOn(line === 'halted' ? [...says.slice(0, -1), messages.pinsHalted] : says),
  };
}

/** Reads the details back and asks whether they are right. */
export function askWhetherRight(
  turn: AccountTurn,
  { details, slots }: Finished,
  before: readonly Sentence[],
  changed: Attributes,
): Step {
  const attributes = { ...asking(turn, 'confirmation'), ...changed, [attribute.elsewhere]: null };
  return replyWith(confirmIntent(turn, [...before, readBack(details)], { slots, attributes }));
}

/**
 * Offers what may be had instead, and asks for a yes or a no: in ResetPW an unlock, in UnlockAccount a new password. The
 * answers stay in the slots.
 */
function offer(turn: AccountTurn, says: readonly Sentence[], changed: Attributes): Step {
  const attributes = { ...asking(turn, 'offered'), ...changed, [attribute.elsewhere]: null };
  return replyWith(confirmIntent(turn, says, { slots: { OneTimePin: null }, attributes }));
}

/** The session attributes after an answer that was understood. */
export const afterAnswer = { [attribute.misses]: null, [attribute.asides]: null } as const;

/** Goes on after one more unusable answer; the third in a row ends the conversation. */
export function afterMiss(turn: Turn, goOn: (attributes: Attributes) => Step): Step {
  const missed = oneMore(turn, 'misses');
  return missed === undefined ? handOver(turn, [messages.givingUp]) : goOn(missed);
}

/** Ends the conversation; nothing of it stays in the session. */
export function end(turn: Turn, state: 'Fulfilled' | 'Failed', says: readonly Sentence[]): Step {
  return endWith(turn, state, says, forgotten);
}

/** Ends the conversation, and a phone call goes to somebody. */
export function handOver(turn: Turn, says: readonly Sentence[]): Step {
  return endWith(turn, 'Failed', says, { ...forgotten, [attribute.handOver]: 'yes' });
}

function endWith(
  turn: Turn,
  state: 'Fulfilled' | 'Failed',
  says: readonly Sentence[],
  attributes: Attributes,
): Step {
  return replyWith(
    isAccountTurn(turn)
      ? close(turn, state, says, { slots: emptySlots, attributes })
      : close(turn, state, says, { attributes }),
  );
}

/** Tells what came of a reset or an unlock. */
export function tell(turn: AccountTurn, outcome: Exclude<ResetOutcome, 'choice lapsed'>): Step {
  const { says, next } = resetStates[outcome];
  switch (next) {
    case 'offer an unlock':
      return offer(turn, says, afterAnswer);
    case 'offer a new password':
      return offer(inIntent(bot, turn, 'UnlockAccount', turn.slots), says, afterAnswer);
    case 'end':
      return end(turn, 'Fulfilled', says);
    case 'hand over':
      return handOver(turn, says);
    case 'ask for the user ID':
      return refused(turn, outcome, (attributes) => beginAgain(turn, says, attributes));
    case 'ask for the one-time PIN':
      return refused(turn, outcome, (attributes) => ask(turn, 'OneTimePin', says, { attributes }));
  }
}

/** Asks again; the third refusal ends the conversation, in words that tell nothing else. */
function refused(turn: AccountTurn, outcome: ResetOutcome, again: (attributes: Attributes) => Step): Step {
  const counted = oneMore(turn, 'refused');
  if (counted === undefined) return end(turn, 'Failed', [messages.detailsIncorrect, messages.endOfTries]);
  // What Lex took for another intent it says once more: the refusal is told then as it is now.
  const elsewhere = attribute.elsewhere in turn.attributes ? { [attribute.elsewhere]: outcome } : {};
  return again({ ...counted, ...afterAnswer, ...elsewhere });
}

/** Asks for the user ID, and none of the answers before stays. */
export function beginAgain(turn: AccountTurn, says: readonly Sentence[], attributes: Attributes): Step {
  return {
    do: 'keep answers',
    answers: {},
    next: () => ask(turn, 'UserID', says, { slots: emptySlots, attributes }),
  };
}

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
