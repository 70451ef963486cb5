import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import type { Answer } from './answers.ts';
import { answerTo } from './auth-lookup.ts';
import { parseCall } from './call.ts';
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
      const { answer, outcome } = await inTime(answerTo(call, world), world.deadline());
      world.log({ event: 'answer', contact: digest(call.contactId), question: call.question, outcome });
      return answer;
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      throw new Error('the question could not be answered');
    }
  };
