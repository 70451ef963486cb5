import { expect, test } from 'vitest';
import { timeIn } from '../src/testing/conversations.ts';

test.each([
  ['61 seconds pass', 61_000],
  ['8 minutes pass', 480_000],
  ['the life of a one-time PIN passes', 45_000],
  ['a call comes from +15550100104', 0],
  ['61 seconds passed', 0],
  ['2 hours pass', 0],
])('how much time passes: %s', (direction, ms) => {
  expect(timeIn(direction, 45_000)).toBe(ms);
});
