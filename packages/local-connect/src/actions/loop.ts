import { z } from 'zod';
import { defineAction, failed, type Played } from '../action-kind.ts';
import { looksLikePath } from '../values/json-path.ts';
import { textOrPath } from '../values/parameter.ts';
import { resolveValue } from '../values/value.ts';

/** AWS: rounds of one Loop. */
const mostRounds = 100;

function rounds(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= mostRounds ? Number(text) : undefined;
}

/** Counts by its own Identifier; after the last round it starts again from none. */
export const loop = defineAction({
  type: 'Loop',
  logName: 'Loop',
  parameters: z.strictObject({
    LoopCount: textOrPath.refine((text) => looksLikePath(text) || rounds(text) !== undefined, {
      error: 'must be a whole number from 0 to 100, as a string, or one JSONPath',
    }),
  }),
  wiring: {
    required: [],
    optional: ['NoMatchingError'],
    conditions: { operators: ['Equals'], exactly: ['ContinueLooping', 'DoneLooping'] },
    next: 'never',
  },
  play: ({ LoopCount }, playing): Played => {
    const { identifier, state } = playing;
    const most = rounds(resolveValue(LoopCount, playing) ?? '');
    if (most === undefined) return failed(`${LoopCount} is not a whole number from 0 to 100`);
    const begun = state.loops[identifier] ?? 0;
    const value = begun < most ? 'ContinueLooping' : 'DoneLooping';
    const loops = { ...state.loops, [identifier]: begun < most ? begun + 1 : 0 };
    return { outcome: { is: 'result', value }, changes: { loops }, logged: { Results: value } };
  },
});
