import {
  asks,
  type Changes,
  elicitIntent,
  elicitSlot,
  inIntent,
  replyWith,
  type Sentence,
} from '@opsline/lex-kit';
import { messages, prompts } from '../messages.ts';
import { bot, type PatchTurn, type Turn } from './bot.ts';
import { answered, keptOf } from './second-call.ts';
import { attribute, offeredIn, vouchedIn } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';

type Attributes = Readonly<Record<string, string | null>>;

/**
 * A turn as one of the dialog about patching: another intent has dropped its slots. It is `heardAs` the intent that it came
 * in, which is FallbackIntent too once Lex has asked for a slot often enough.
 */
export function backFrom(turn: Turn): PatchTurn {
  if (turn.intent === 'patchStatusIntent') {
    return turn.attributes[attribute.before] === answered ? turn : { ...turn, heardAs: turn.intent };
  }
  const back = inIntent(bot, turn, 'patchStatusIntent', {
    EmployeeID: turn.attributes[attribute.employeeId],
    JobName: turn.attributes[attribute.jobName],
  });
  return { ...back, heardAs: turn.intent };
}

/**
 * The slots of the proof once somebody is authenticated. The one-time PIN and the employee ID leave the session; on a phone
 * call both are filled instead, so that Lex has nothing left to ask for.
 */
export function provedSlots(turn: Turn, { employeeId }: Facts) {
  return vouchedIn(turn)
    ? { EmployeeID: employeeId ?? null, OneTimePin: 'not needed' }
    : { EmployeeID: null, OneTimePin: null };
}

/**
 * Asks for a slot. Where Lex heard another intent, a reply that asks for one takes the conversation back, and Lex may call
 * once more in the same turn: so a proof is asked for with what was so before, and a job without its slot, since words are
 * looked at wherever they arrive.
 */
export function ask(
  turn: PatchTurn,
  slot: 'EmployeeID' | 'OneTimePin' | 'JobName',
  says: readonly Sentence[],
  { slots = {}, attributes = {}, ...beside }: Changes<PatchTurn> = {},
): Step {
  const { heardAs, intent, attributes: had } = turn;
  const elsewhere = heardAs !== intent && had[attribute.before] !== answered;
  if (elsewhere && slot === 'JobName') return replyWith(elicitIntent(turn, says, { attributes, ...beside }));
  const before = { [attribute.before]: elsewhere ? keptOf(turn) : null };
  // Words that Lex has put into the slot of the job are one only if they were kept.
  const job = { JobName: had[attribute.jobName] ?? null };
  const all = { slots: { ...job, ...slots }, attributes: { ...attributes, ...before }, ...beside };
  return replyWith(elicitSlot(turn, slot, says, all));
}

/**
 * Asks once more what was asked last; nothing is lost.
 *
 * @param before what is said first
 */
export function askAgain(
  turn: Turn,
  facts: Facts,
  before: readonly Sentence[],
  attributes: Attributes = {},
): Step {
  const asked = turn.attributes[attribute.asked];
  const back = backFrom(turn);
  if (facts.employeeId === undefined) {
    return asked === 'EmployeeID' || asked === 'OneTimePin'
      ? ask(back, asked, [...before, prompts[asked]], { attributes })
      : replyWith(elicitIntent(turn, [...before, messages.begin], { attributes }));
  }
  if (asked === undefined || asked === asks.ended) {
    return replyWith(elicitIntent(turn, [...before, messages.begin], { attributes }));
  }
  return ask(back, 'JobName', [...before, openQuestion(turn, asked)], {
    slots: provedSlots(turn, facts),
    attributes,
  });
}

function openQuestion(turn: Turn, asked: string): Sentence {
  const names = offeredIn(turn);
  if (asked === asks.offer && names.length > 0) return messages.didYouMean(names);
  return asked === asks.anythingElse ? messages.anythingElse : messages.askJob;
}
