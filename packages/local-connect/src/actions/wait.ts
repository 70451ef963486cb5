import { z } from 'zod';
import { defineAction, failed, type Played } from '../action-kind.ts';
import { missingProperty } from '../flow/problem.ts';
import { notPlayed, wholeNumberOrPath } from '../values/parameter.ts';

/** AWS quota: seven days. */
const longestWait = 604_800;

const limit = wholeNumberOrPath(1, longestWait).optional();

/** Waits; documented for chat only, so a voice contact takes the error branch. */
export const wait = defineAction({
  type: 'Wait',
  logName: 'Wait',
  parameters: z
    .strictObject({
      // The console writes the first name, the 2023 documentation the second.
      TimeLimitSeconds: limit,
      TimeoutSeconds: limit,
      Events: notPlayed,
      ContinueExecution: notPlayed,
      MinimumWaitTimeSeconds: notPlayed,
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
  inWords: ({ TimeLimitSeconds, TimeoutSeconds }) =>
    `waits ${(TimeLimitSeconds ?? TimeoutSeconds)?.written} seconds`,
  play: async ({ TimeLimitSeconds, TimeoutSeconds }, playing): Promise<Played> => {
    if (playing.state.channel !== 'CHAT') return failed('Wait is for chat only');
    const seconds = (TimeLimitSeconds ?? TimeoutSeconds)?.resolve(playing);
    if (seconds === undefined) return failed(`the limit is not a whole number from 1 to ${longestWait}`);
    await playing.instance.clock.sleep(seconds * 1000);
    return { outcome: { is: 'result', value: 'WaitCompleted' }, logged: { Results: 'WaitCompleted' } };
  },
});
