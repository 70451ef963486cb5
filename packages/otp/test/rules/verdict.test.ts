import { pinLifeMs } from '@opsline/otp';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newRow, type Row } from '../../src/row.ts';
import { judge } from '../../src/rules/verdict.ts';

const epoch = 1_760_000_000_000;
const rightSeal = 'a'.repeat(64);
const wrongSeal = 'b'.repeat(64);
const pin = { seal: rightSeal, reservedAt: epoch - 200, sentAt: epoch, guesses: [], used: false };
const row: Row = { ...newRow, pin };
const right = { seal: rightSeal, phoneLocked: false };
const wrong = { seal: wrongSeal, phoneLocked: false };

describe('O2 C19: the right one-time PIN', () => {
  test.each([
    ['at once', 0, 'accepted'],
    ['a millisecond before its life is over', pinLifeMs - 1, 'accepted'],
    ['when its life is over', pinLifeMs, 'expired'],
    ['a millisecond later', pinLifeMs + 1, 'expired'],
    ['two days later, the row still there', 172_800_000, 'expired'],
    ['O3 with the clock 1 ms back', -1, 'expired'],
    ['O3 with the clock a day back', -86_400_000, 'expired'],
    ['O3 at no time', Number.NaN, 'expired'],
    ['O3 at the end of time', Number.POSITIVE_INFINITY, 'expired'],
  ])('%s', (_case, after, verdict) => {
    expect(judge(row, right, epoch + after).verdict).toBe(verdict);
  });
});

describe('O16: a one-time PIN whose text message was not accepted', () => {
  const { sentAt: _, ...unaccepted } = pin;
  const waiting: Row = { ...newRow, pin: { ...unaccepted, reservedAt: epoch } };
  test.each([
    ['at once', 0, 'wrong'],
    ['at 10,000 ms', 10_000, 'wrong'],
    ['at 10,001 ms', 10_001, 'expired'],
    ['with the clock back', -1, 'expired'],
  ])('never matches: %s', (_case, after, verdict) => {
    const decision = judge(waiting, right, epoch + after);
    expect(decision.verdict).toBe(verdict);
    expect(decision.row).toBe(waiting);
  });
});

test('O3: only a whole, live, unused one-time PIN with the same seal is accepted, whatever is in the row', () => {
  const odd = fc.oneof(
    fc.integer({ min: epoch - 100_000, max: epoch + 100_000 }),
    fc.constant(Number.NaN),
    fc.double(),
  );
  const guesses = fc.array(fc.constantFrom(rightSeal, wrongSeal, ''), { maxLength: 5 });
  const anyPin = fc.record(
    {
      seal: fc.constantFrom(rightSeal, wrongSeal, ''),
      reservedAt: odd,
      sentAt: odd,
      guesses,
      used: fc.boolean(),
    },
    { requiredKeys: ['seal', 'reservedAt', 'guesses', 'used'] },
  );
  fc.assert(
    fc.property(anyPin, odd, fc.nat(120), odd, (drawn, now, failures, failedAt) => {
      const { verdict } = judge({ ...newRow, pin: drawn, failures, failedAt }, right, now);
      if (verdict !== 'accepted') return;
      expect(drawn.seal).toBe(rightSeal);
      expect(now - (drawn.sentAt ?? Number.NaN)).toBeGreaterThanOrEqual(0);
      expect(now - (drawn.sentAt ?? Number.NaN)).toBeLessThan(pinLifeMs);
      expect([drawn.used, drawn.guesses.includes(rightSeal), drawn.guesses.length < 3]).toEqual([
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
    const decision = judge({ ...row, failures: 4, failedAt: epoch - 1 }, right, epoch);
    expect(decision).toEqual({ verdict: 'accepted', row: { ...row, pin: { ...pin, used: true } } });
    expect(judge(decision.row, right, epoch).verdict).toBe('spent');
  });

  test('wrong: the guess, and one more failure', () => {
    const decision = judge({ ...row, failures: 4, failedAt: epoch - 1 }, wrong, epoch + 5);
    const guessed = { ...row, failures: 5, failedAt: epoch + 5, pin: { ...pin, guesses: [wrongSeal] } };
    expect(decision).toEqual({ verdict: 'missed', row: guessed });
  });

  test.each([
    ['the same wrong guess again', { ...row, pin: { ...pin, guesses: [wrongSeal] } }, wrong, 'wrong'],
    [
      'the third wrong guess delivered again',
      { ...row, pin: { ...pin, guesses: ['c', 'd', wrongSeal] } },
      wrong,
      'wrong',
    ],
    ['a fourth guess', { ...row, pin: { ...pin, guesses: ['c', 'd', 'e'] } }, right, 'spent'],
    ['a guess at a used one', { ...row, pin: { ...pin, used: true } }, right, 'spent'],
    ['what is not six digits', row, { ...wrong, seal: undefined }, 'wrong'],
    ['a guess where nothing was drawn', newRow, right, 'wrong'],
    [
      'the right guess while the holder is locked',
      { ...row, failures: 10, failedAt: epoch },
      right,
      'locked',
    ],
    ['the right guess while the phone is locked', row, { ...right, phoneLocked: true }, 'locked'],
  ])('nothing: %s', (_case, before: Row, guess, verdict) => {
    const decision = judge(before, guess, epoch);
    expect(decision.verdict).toBe(verdict);
    expect(decision.row).toBe(before);
  });
});
