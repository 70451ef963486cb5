import { z } from 'zod';
import { defineAction, failed, type Played } from '../action-kind.ts';
import { wholeNumberOrPath } from '../values/parameter.ts';

/** AWS: rounds of one Loop. */
const mostRounds = 100;

/** Counts by its own Identifier; after the last round it starts again from none. */
export const loop = defineAction({
  type: 'Loop',
  logName: 'Loop',
  parameters: z.strictObject({ LoopCount: wholeNumberOrPath(0, mostRounds) }),
  wiring: {
    required: [],
    optional: ['NoMatchingError'],
    conditions: { operators: ['Equals'], exactly: ['ContinueLooping', 'DoneLooping'] },
    next: 'never',
  },
  inWords: ({ LoopCount }) => `counts to ${LoopCount.written}`,
  play: ({ LoopCount }, playing): Played => {
    const { identifier, state } = playing;
    const most = LoopCount.resolve(playing);
    if (most === undefined) return failed(`LoopCount is not a whole number from 0 to ${mostRounds}`);
    const begun = state.loops[identifier] ?? 0;
    const value = begun < most ? 'ContinueLooping' : 'DoneLooping';
    const loops = { ...state.loops, [identifier]: begun < most ? begun + 1 : 0 };
    return { outcome: { is: 'result', value }, changes: { loops }, logged: { Results: value } };
  },
});
