import { z } from 'zod';
import { defineAction } from '../action-kind.ts';

function percent(operand: string): boolean {
  return /^\d{1,3}$/.test(operand) && Number(operand) >= 1 && Number(operand) <= 101;
}

/** Draws a whole number from 1 to 100 and goes by a chain of rising `NumberLessThan`. */
export const distributeByPercentage = defineAction({
  type: 'DistributeByPercentage',
  logName: 'DistributeByPercentage',
  parameters: z.strictObject({}),
  wiring: {
    required: ['NoMatchingCondition'],
    optional: [],
    conditions: {
      operators: ['NumberLessThan'],
      refuses: (operand) => (percent(operand) ? undefined : 'must be a whole number from 1 to 101'),
    },
    next: 'no match',
  },
  inWords: () => 'draws a number from 1 to 100',
  play: (_, { instance }) => {
    const value = String(1 + Math.floor(instance.random() * 100));
    return { outcome: { is: 'result', value }, logged: { Results: value } };
  },
});
