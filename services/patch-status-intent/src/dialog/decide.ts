import {
  elicitIntent,
  elicitSlot,
  heardIn,
  inIntent,
  oneMore,
  replyWith,
  stateOf,
  wasAsked,
} from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { authenticate } from './authentication.ts';
import { bot, type PatchTurn, type Turn } from './bot.ts';
import { giveUp, goodbye } from './endings.ts';
import { isDone } from './phrases.ts';
import { attribute } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';
import { tellPatching } from './tell-patching.ts';

/**
 * Decides a turn.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  const state = stateOf(turn.attributes[attribute.asked], ['EmployeeID', 'OneTimePin']);
  const { kind } = heardIn(turn, state);
  if (kind === 'ending' || isDone(turn.transcript)) return goodbye(turn);
  if (kind === 'help') return help(backFrom(turn));
  if (turn.intent === 'patchStatusIntent') return answer(turn, facts);
  return state === 'proof asked' ? answer(backFrom(turn), facts) : notUnderstood(turn);
}

function answer(turn: PatchTurn, facts: Facts): Step {
  return facts.employeeId === undefined ? authenticate(turn, facts) : tellPatching(turn, facts, []);
}

function notUnderstood(turn: Turn): Step {
  const attributes = oneMore(turn, 'misses');
  return attributes ? replyWith(elicitIntent(turn, [messages.notUnderstood], { attributes })) : giveUp(turn);
}

/** The dialog that was left for another intent. */
function backFrom(turn: Turn): PatchTurn {
  if (turn.intent === 'patchStatusIntent') return turn;
  return inIntent(bot, turn, 'patchStatusIntent', {
    EmployeeID: turn.attributes[attribute.employeeId],
    JobName: turn.attributes[attribute.jobName],
  });
}

/** Help in the middle of a conversation does not lose it. */
function help(turn: PatchTurn): Step {
  const asked = slots.find((slot) => wasAsked(turn, slot));
  return replyWith(asked ? elicitSlot(turn, asked, [messages.help]) : elicitIntent(turn, [messages.help]));
}

const slots = ['EmployeeID', 'OneTimePin', 'JobName'] as const;
