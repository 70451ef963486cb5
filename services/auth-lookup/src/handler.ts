import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import { type Answer, decide, type Step } from './auth-lookup.ts';
import { type Call, parseCall } from './call.ts';
import { namesOf } from './log.ts';
import type { World } from './world.ts';

/**
 * The function that contact flows ask who is calling, and whether that is their PIN.
 *
 * @param world everything outside
 * @returns a function from an Amazon Connect event to the answer. Every denial is an answer. It throws when it has
 * none, without saying why (the log does), so that the flow takes its error branch and Connect may ask again.
 */
export const createHandler =
  (world: World) =>
  async (event: unknown): Promise<Answer> => {
    try {
      const call = parseCall(event);
      const { answer, outcome } = await inTime(carryOut(call, world), world.deadline());
      world.log({ event: 'answer', contact: digest(call.contactId), question: call.question, outcome });
      return answer;
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      throw new Error('the question could not be answered');
    }
  };

/** Throws when something outside is down: an outage is no answer. */
async function carryOut(call: Call, world: World): Promise<Extract<Step, { do: 'answer' }>> {
  let step = decide(call);
  while (step.do !== 'answer') step = await perform(step, world);
  return step;
}

async function perform(step: Exclude<Step, { do: 'answer' }>, world: World): Promise<Step> {
  switch (step.do) {
    case 'find employee':
      return step.next(await world.employees.findByPhone(step.phone));
    case 'check PIN':
      return step.next(await world.pins.check(step.entry));
    case 'sign':
      return step.next(await world.sign(step.proof));
  }
}
