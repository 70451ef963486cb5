import { elicitIntent, elicitSlot, inIntent, oneMore, replyWith, wasAsked } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { authenticate } from './authentication.ts';
import { bot, type PatchTurn, type Turn } from './bot.ts';
import { giveUp, goodbye } from './endings.ts';
import { isDone, isHelp } from './phrases.ts';
import { attribute } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';
import { tellPatching } from './tell-patching.ts';

/**
 * Decides a turn.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  if (turn.intent === 'goodbyeIntent' || isDone(turn.transcript)) return goodbye(turn);
  if (turn.intent === 'helpIntent' || turn.intent === 'capabilitiesIntent') return help(backFrom(turn));
  if (turn.intent !== 'patchStatusIntent') return notUnderstood(turn);
  if (isHelp(turn.transcript)) return help(turn);
  return facts.employeeId === undefined ? authenticate(turn, facts) : tellPatching(turn, facts, []);
}

function notUnderstood(turn: Turn): Step {
  const attributes = oneMore(turn, 'misses');
  return attributes ? replyWith(elicitIntent(turn, [messages.notUnderstood], { attributes })) : giveUp(turn);
}

/** The dialog that was left for another intent. */
function backFrom(turn: Turn): PatchTurn {
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
