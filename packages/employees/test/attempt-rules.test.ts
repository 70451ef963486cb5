import { describe, expect, test } from 'vitest';
import { type Attempt, NEW_ROW } from '../src/attempt-row.ts';
import { onContact, onEmployee } from '../src/attempt-rules.ts';

const T = 1_760_000_000_000;
const HOUR = 3_600_000;
const wrong = { seal: 'new', right: false };
const ago = (...times: readonly number[]): readonly Attempt[] =>
  times.map((ms) => ({ seal: `${ms} ago`, at: T - ms }));

describe('what no limit looks at any more is dropped', () => {
  test('from the row of a contact', () => {
    const longest = 24 * HOUR;
    const { row } = onContact({ ...NEW_ROW, attempts: ago(longest, longest - 1) }, wrong, T);
    expect(row.attempts).toEqual([...ago(longest - 1), { seal: 'new', at: T }]);
  });

  test('from the row of an employee', () => {
    const answers = ago(900_000, 899_999).map((answer) => ({ ...answer, right: true }));
    const { row } = onEmployee({ ...NEW_ROW, answers }, { ...wrong, refusal: undefined }, T);
    expect(row.answers.map(({ seal }) => seal)).toEqual(['899999 ago', 'new']);
  });
});

test('of an employee’s answers the latest twenty are remembered', () => {
  const answers = ago(...Array.from({ length: 20 }, (_, index) => 40 - index)).map((answer) => ({
    ...answer,
    right: true,
  }));
  const { row } = onEmployee({ ...NEW_ROW, answers }, { seal: 'new', right: true, refusal: undefined }, T);
  expect(row.answers).toHaveLength(20);
  expect([row.answers.at(0)?.seal, row.answers.at(-1)?.seal]).toEqual(['39 ago', 'new']);
});

test.each([
  ['a refusal', { refusal: 'halted' as const }, 'halted'],
  ['a lock', { failures: 5, failedAt: T }, 'locked'],
])('%s changes nothing, so that of many at once none has to write again', (_case, state, verdict) => {
  const { refusal, ...failures } = { refusal: undefined, ...state };
  const row = { ...NEW_ROW, ...failures };
  const decision = onEmployee(row, { ...wrong, refusal }, T);
  expect(decision.verdict).toBe(verdict);
  expect(decision.row).toBe(row);
});
