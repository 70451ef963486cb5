import { z } from 'zod';
import { defineAction } from '../action-kind.ts';
import { operators } from '../flow/condition.ts';
import { onePath } from '../values/parameter.ts';
import { resolveValue } from '../values/value.ts';

/** Check contact attributes. A value that is absent or null matches nothing, not even an empty operand. */
export const compare = defineAction({
  type: 'Compare',
  logName: 'CheckAttribute',
  parameters: z.strictObject({ ComparisonValue: onePath }),
  wiring: {
    required: ['NoMatchingCondition'],
    optional: [],
    conditions: { operators: operators, paths: true },
    next: 'no match',
  },
  inWords: ({ ComparisonValue }) => `looks at ${ComparisonValue}`,
  play: ({ ComparisonValue }, playing) => ({
    outcome: { is: 'result', value: resolveValue(ComparisonValue, playing) },
    logged: { Parameters: { Value: ComparisonValue } },
  }),
});
