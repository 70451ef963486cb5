import { z } from 'zod';
import { defineAction, type Played } from '../action-kind.ts';
import { staticHere, wholeNumber } from '../values/parameter.ts';

/** Counts by its own Identifier; after the last round it starts again from none. */
export const loop = defineAction({
  type: 'Loop',
  logName: 'Loop',
  // AWS: at most 100 rounds.
  parameters: z.strictObject({ LoopCount: wholeNumber(0, 100, staticHere) }),
  wiring: {
    required: [],
    optional: ['NoMatchingError'],
    conditions: { operators: ['Equals'], exactly: ['ContinueLooping', 'DoneLooping'] },
    next: 'never',
  },
  inWords: ({ LoopCount }) => `counts to ${LoopCount}`,
  play: ({ LoopCount: most }, { identifier, state }): Played => {
    const begun = state.loops[identifier] ?? 0;
    const value = begun < most ? 'ContinueLooping' : 'DoneLooping';
    const loops = { ...state.loops, [identifier]: begun < most ? begun + 1 : 0 };
    return { outcome: { is: 'result', value }, changes: { loops }, logged: { Results: value } };
  },
});
