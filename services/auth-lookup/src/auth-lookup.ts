import { type Answer, answers, type Outcome } from './answers.ts';
import type { Call } from './call.ts';
import type { World } from './world.ts';

/** What is answered, and what came of the question. */
export type Result = { readonly answer: Answer; readonly outcome: Outcome };

// An ID that is not three digits is looked up as well: it must cost as much as one that nobody has.
const nobody = 'nobody';

async function whoIsThis(call: Call, { employees }: World): Promise<Result> {
  // A number that is in doubt says nothing: the caller is asked who they are.
  const employee =
    call.caller === undefined || call.isSuspect ? undefined : await employees.findByPhone(call.caller);
  return employee === undefined
    ? { answer: answers.unknown, outcome: 'unknown' }
    : { answer: answers.known(employee.employeeId), outcome: 'known' };
}

async function isThisTheirPin(call: Call, { pins, sign }: World): Promise<Result> {
  const { pin, caller, contactId, employeeId = nobody } = call;
  if (pin === undefined) return { answer: answers.noEntry, outcome: 'no entry' };
  const outcome = await pins.check({ employeeId, pin, caller, contactId });
  if (outcome !== 'right') return { answer: answers.refused, outcome };
  return { answer: answers.accepted(await sign({ employeeId, contactId })), outcome };
}

/** Answers a question. Throws when something outside is down: an outage is no answer. */
export async function answerTo(call: Call, world: World): Promise<Result> {
  const asksWho = call.question === 'who is this';
  // Keys can be pressed on the phone alone; a chat could claim anything.
  if (!call.isVoice) return { answer: asksWho ? answers.unknown : answers.refused, outcome: 'not a call' };
  return asksWho ? whoIsThis(call, world) : isThisTheirPin(call, world);
}
