import { z } from 'zod';
import { defineAction, failed, type Played } from '../action-kind.ts';
import { missingProperty } from '../flow/problem.ts';
import { wholeNumber } from '../values/parameter.ts';

/** AWS quota: seven days. */
const longestWait = 604_800;

const limit = wholeNumber(1, longestWait).optional();

/** Waits; documented for chat only, so a voice contact takes the error branch. */
export const wait = defineAction({
  type: 'Wait',
  logName: 'Wait',
  parameters: z
    .strictObject({
      // The console writes the first name, the 2023 documentation the second.
      TimeLimitSeconds: limit,
      TimeoutSeconds: limit,
      Events: z.never('is not supported by the local player').optional(),
    })
    .superRefine(({ TimeLimitSeconds, TimeoutSeconds }, context) => {
      if (TimeLimitSeconds === undefined && TimeoutSeconds === undefined) {
        context.addIssue({ code: 'custom', path: ['TimeLimitSeconds'], message: missingProperty });
      }
      if (TimeLimitSeconds !== undefined && TimeoutSeconds !== undefined) {
        context.addIssue({
          code: 'custom',
          path: ['TimeoutSeconds'],
          message: 'says TimeLimitSeconds again',
        });
      }
    }),
  wiring: {
    required: ['NoMatchingError'],
    optional: [],
    conditions: { operators: ['Equals'], exactly: ['WaitCompleted'] },
    next: 'never',
  },
  play: async ({ TimeLimitSeconds, TimeoutSeconds }, { state, instance }): Promise<Played> => {
    if (state.channel !== 'CHAT') return failed('Wait is for chat only');
    await instance.clock.sleep((TimeLimitSeconds ?? TimeoutSeconds ?? 0) * 1000);
    return { outcome: { is: 'result', value: 'WaitCompleted' }, logged: { Results: 'WaitCompleted' } };
  },
});
