import { describe, expect, test } from 'vitest';
import { type Attempt, newRow } from '../../src/pin/attempt-row.ts';
import { onContact, onEmployee, onUnlock } from '../../src/pin/attempt-rules.ts';

const epoch = 1_760_000_000_000;
const hour = 3_600_000;
const wrong = { seal: 'new', right: false };
function ago(...times: readonly number[]): readonly Attempt[] {
  return times.map((ms) => ({ seal: `${ms} ago`, at: epoch - ms }));
}

describe('what no limit looks at any more is dropped', () => {
  test('from the row of a contact', () => {
    const longest = 24 * hour;
    const { row } = onContact({ ...newRow, attempts: ago(longest, longest - 1) }, wrong, epoch);
    expect(row.attempts).toEqual([...ago(longest - 1), { seal: 'new', at: epoch }]);
  });

  test('from the row of an employee', () => {
    const answers = ago(900_000, 899_999).map((answer) => ({ ...answer, right: true }));
    const { row } = onEmployee({ ...newRow, answers }, { ...wrong, refusal: undefined }, epoch);
    expect(row.answers.map(({ seal }) => seal)).toEqual(['899999 ago', 'new']);
  });
});

test('what is entered again in a contact changes nothing', () => {
  const row = { ...newRow, attempts: [{ seal: 'new', at: epoch }] };
  const decision = onContact(row, wrong, epoch);
  expect(decision).toEqual({ verdict: undefined, row });
  expect(decision.row).toBe(row);
});

test('entries of a day ago take no room', () => {
  const day = 24 * hour;
  expect(
    onContact({ ...newRow, attempts: ago(day + 2, day + 1, day) }, wrong, epoch).verdict,
  ).toBeUndefined();
  expect(
    onContact({ ...newRow, attempts: ago(day + 1, day, day - 1) }, wrong, epoch).verdict,
  ).toBeUndefined();
  expect(onContact({ ...newRow, attempts: ago(day - 1, 2, 1) }, wrong, epoch).verdict).toBe('limited');
});

test('of an employee’s answers the latest twenty are remembered', () => {
  const answers = ago(...Array.from({ length: 20 }, (_, index) => 40 - index)).map((answer) => ({
    ...answer,
    right: true,
  }));
  const { row } = onEmployee({ ...newRow, answers }, { seal: 'new', right: true, refusal: undefined }, epoch);
  expect(row.answers).toHaveLength(20);
  expect([row.answers.at(0)?.seal, row.answers.at(-1)?.seal]).toEqual(['39 ago', 'new']);
});

test.each([
  ['a refusal', { refusal: 'halted' as const }, 'halted'],
  ['a lock', { failures: 5, failedAt: epoch }, 'locked'],
])('%s changes nothing, so that of many at once none has to write again', (_case, state, verdict) => {
  const { refusal, ...failures } = { refusal: undefined, ...state };
  const row = { ...newRow, ...failures };
  const decision = onEmployee(row, { ...wrong, refusal }, epoch);
  expect(decision.verdict).toBe(verdict);
  expect(decision.row).toBe(row);
});

describe('whoever is known has their failures forgotten', () => {
  const answers = [{ seal: 'old', at: epoch, right: false }];
  test.each([
    ['none', 0, 'not locked'],
    ['one', 1, 'unlocked'],
    ['one less than disables the PIN', 9, 'unlocked'],
    ['as many as disable it', 10, 'disabled'],
  ])('%s: %i, %s', (_, failures, verdict) => {
    const row = { ...newRow, failures, failedAt: epoch, answers };
    const decision = onUnlock(row);
    expect(decision.verdict).toBe(verdict);
    if (verdict === 'unlocked') expect(decision.row).toEqual({ ...newRow, answers: [] });
    else expect(decision.row).toBe(row);
  });
});
