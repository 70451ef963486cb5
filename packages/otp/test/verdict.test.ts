import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEW_ROW, type Row } from '../src/row.ts';
import { judge } from '../src/verdict.ts';

const T = 1_760_000_000_000;
const RIGHT = 'a'.repeat(64);
const WRONG = 'b'.repeat(64);
const pin = { seal: RIGHT, reservedAt: T - 200, acceptedAt: T, guesses: [], used: false };
const row: Row = { ...NEW_ROW, pin };
const right = { seal: RIGHT, phoneLocked: false };
const wrong = { seal: WRONG, phoneLocked: false };

describe('O2 C19: the right one-time PIN', () => {
  test.each([
    ['at once', 0, 'accepted'],
    ['at 59,999 ms', 59_999, 'accepted'],
    ['at 60,000 ms', 60_000, 'expired'],
    ['at 60,001 ms', 60_001, 'expired'],
    ['two days later, the row still there', 172_800_000, 'expired'],
    ['O3 with the clock 1 ms back', -1, 'expired'],
    ['O3 with the clock a day back', -86_400_000, 'expired'],
    ['O3 at no time', Number.NaN, 'expired'],
    ['O3 at the end of time', Number.POSITIVE_INFINITY, 'expired'],
  ])('%s', (_case, after, verdict) => {
    expect(judge(row, right, T + after).verdict).toBe(verdict);
  });
});

describe('O16: a one-time PIN whose text message was not accepted', () => {
  const { acceptedAt: _, ...unaccepted } = pin;
  const waiting: Row = { ...NEW_ROW, pin: { ...unaccepted, reservedAt: T } };
  test.each([
    ['at once', 0, 'wrong'],
    ['at 10,000 ms', 10_000, 'wrong'],
    ['at 10,001 ms', 10_001, 'expired'],
    ['with the clock back', -1, 'expired'],
  ])('never matches: %s', (_case, after, verdict) => {
    const decision = judge(waiting, right, T + after);
    expect(decision.verdict).toBe(verdict);
    expect(decision.row).toBe(waiting);
  });
});

test('O3: only a whole, live, unused one-time PIN with the same seal is accepted, whatever is in the row', () => {
  const odd = fc.oneof(
    fc.integer({ min: T - 100_000, max: T + 100_000 }),
    fc.constant(Number.NaN),
    fc.double(),
  );
  const guesses = fc.array(fc.constantFrom(RIGHT, WRONG, ''), { maxLength: 5 });
  const anyPin = fc.record(
    {
      seal: fc.constantFrom(RIGHT, WRONG, ''),
      reservedAt: odd,
      acceptedAt: odd,
      guesses,
      used: fc.boolean(),
    },
    { requiredKeys: ['seal', 'reservedAt', 'guesses', 'used'] },
  );
  fc.assert(
    fc.property(anyPin, odd, fc.nat(120), odd, (drawn, now, failures, failedAt) => {
      const { verdict } = judge({ ...NEW_ROW, pin: drawn, failures, failedAt }, right, now);
      if (verdict !== 'accepted') return;
      expect(drawn.seal).toBe(RIGHT);
      expect(now - (drawn.acceptedAt ?? Number.NaN)).toBeGreaterThanOrEqual(0);
      expect(now - (drawn.acceptedAt ?? Number.NaN)).toBeLessThan(60_000);
      expect([drawn.used, drawn.guesses.includes(RIGHT), drawn.guesses.length < 3]).toEqual([
        false,
        false,
        true,
      ]);
      expect(failures).toBeLessThan(100);
    }),
  );
});

describe('a guess leaves behind', () => {
  test('right: a used one-time PIN, and no failures', () => {
    const decision = judge({ ...row, failures: 4, failedAt: T - 1 }, right, T);
    expect(decision).toEqual({ verdict: 'accepted', row: { ...row, pin: { ...pin, used: true } } });
    expect(judge(decision.row, right, T).verdict).toBe('spent');
  });

  test('wrong: the guess, and one more failure', () => {
    const decision = judge({ ...row, failures: 4, failedAt: T - 1 }, wrong, T + 5);
    const guessed = { ...row, failures: 5, failedAt: T + 5, pin: { ...pin, guesses: [WRONG] } };
    expect(decision).toEqual({ verdict: 'missed', row: guessed });
  });

  test.each([
    ['the same wrong guess again', { ...row, pin: { ...pin, guesses: [WRONG] } }, wrong, 'wrong'],
    [
      'the third wrong guess delivered again',
      { ...row, pin: { ...pin, guesses: ['c', 'd', WRONG] } },
      wrong,
      'wrong',
    ],
    ['a fourth guess', { ...row, pin: { ...pin, guesses: ['c', 'd', 'e'] } }, right, 'spent'],
    ['a guess at a used one', { ...row, pin: { ...pin, used: true } }, right, 'spent'],
    ['what is not six digits', row, { ...wrong, seal: undefined }, 'wrong'],
    ['a guess where nothing was drawn', NEW_ROW, right, 'wrong'],
    ['the right guess while the employee is locked', { ...row, failures: 10, failedAt: T }, right, 'locked'],
    ['the right guess while the phone is locked', row, { ...right, phoneLocked: true }, 'locked'],
  ])('nothing: %s', (_case, before: Row, guess, verdict) => {
    const decision = judge(before, guess, T);
    expect(decision.verdict).toBe(verdict);
    expect(decision.row).toBe(before);
  });
});
