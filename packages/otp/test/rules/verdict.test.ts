import { pinLifeMs } from '@opsline/otp';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrawnPin, newRow, type Row } from '../../src/row.ts';
import { type Judged, judge } from '../../src/rules/verdict.ts';

const epoch = 1_760_000_000_000;
const place = 'c'.repeat(32);
const rightSeal = 'a'.repeat(64);
const wrongSeal = 'b'.repeat(64);
const pin: DrawnPin = {
  ...{ seal: rightSeal, reservedAt: epoch - 200, sentAt: epoch, guesses: [], used: false, asker: 'anybody' },
};
const right = { place, sealAt: () => rightSeal };
const wrong = { place, sealAt: () => wrongSeal };

function rowsWith(drawn: DrawnPin | undefined, holder: Partial<Row> = {}, phone: Partial<Row> = {}): Judged {
  return {
    pin: { ...newRow, ...(drawn && { pin: drawn }) },
    holder: { ...newRow, ...holder },
    phone: { ...newRow, ...phone },
  };
}

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
    expect(judge(rowsWith(pin), right, epoch + after).verdict).toBe(verdict);
  });
});

describe('O16: a one-time PIN of whose text message nothing was heard', () => {
  const { sentAt: _, ...unheard } = pin;
  const waiting = rowsWith({ ...unheard, reservedAt: epoch });
  test.each([
    ['is waited for at once', 0, 'wrong'],
    ['is waited for at 10,000 ms', 10_000, 'wrong'],
    ['works from 10,001 ms on', 10_001, 'accepted'],
    ['works until its 60 s are over, from when it was drawn', pinLifeMs - 1, 'accepted'],
    ['is over then', pinLifeMs, 'expired'],
    ['is over with the clock back', -1, 'expired'],
  ])('%s', (_case, after, verdict) => {
    const judged = judge(waiting, right, epoch + after);
    expect(judged.verdict).toBe(verdict);
    if (verdict !== 'accepted') expect(judged.rows).toBe(waiting);
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
      asker: fc.constantFrom('owner', 'stranger', 'anybody', 'helpdesk'),
    },
    { requiredKeys: ['seal', 'reservedAt', 'guesses', 'used', 'asker'] },
  );
  fc.assert(
    fc.property(anyPin, odd, fc.nat(120), odd, (drawn, now, failures, failedAt) => {
      const { verdict } = judge(rowsWith(drawn, { failures, failedAt }), right, now);
      if (verdict !== 'accepted') return;
      const since = now - (drawn.sentAt ?? drawn.reservedAt);
      expect(drawn.seal).toBe(rightSeal);
      expect(since).toBeGreaterThanOrEqual(0);
      expect(since).toBeLessThan(pinLifeMs);
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
  test('right: a used one-time PIN, no failures, and who is known from then on', () => {
    const before = rowsWith(pin, { failures: 4, failedAt: epoch - 1 }, { failures: 5, failedAt: epoch - 1 });
    const decision = judge(before, right, epoch);
    expect(decision).toEqual({
      verdict: 'accepted',
      rows: {
        pin: { ...before.pin, provenAt: epoch, pin: { ...pin, used: true } },
        holder: { ...newRow, provenAt: epoch },
        phone: newRow,
      },
    });
    expect(judge(decision.rows, right, epoch).verdict).toBe('spent');
  });

  test('right, where the helpdesk had it texted: nobody is known by that', () => {
    const { rows } = judge(rowsWith({ ...pin, asker: 'helpdesk' }, { failures: 4 }), right, epoch);
    expect([rows.holder, rows.pin.provenAt]).toEqual([newRow, undefined]);
  });

  test('wrong: the guess, and one more failure of the holder and of the phone', () => {
    const before = rowsWith(pin, { failures: 4, failedAt: epoch - 1 });
    const failed = { failedAt: epoch + 5 };
    expect(judge(before, wrong, epoch + 5)).toEqual({
      verdict: 'wrong',
      rows: {
        pin: { ...before.pin, misses: [epoch + 5], pin: { ...pin, guesses: [wrongSeal] } },
        holder: { ...newRow, ...failed, failures: 5 },
        phone: { ...newRow, ...failed, failures: 1 },
      },
    });
  });

  const another = { place: 'd'.repeat(32), seal: 'e'.repeat(64), at: epoch };
  const ofAnother = { place, sealAt: (key: string) => (key === another.place ? another.seal : wrongSeal) };
  const locked = { failures: 10, failedAt: epoch };
  test.each<[string, Judged, Parameters<typeof judge>[1], string]>([
    ['the same wrong guess again', rowsWith({ ...pin, guesses: [wrongSeal] }), wrong, 'wrong'],
    [
      'the third wrong guess delivered again',
      rowsWith({ ...pin, guesses: ['c', 'd', wrongSeal] }),
      wrong,
      'wrong',
    ],
    ['a fourth guess', rowsWith({ ...pin, guesses: ['c', 'd', 'e'] }), right, 'spent'],
    ['a guess at a used one', rowsWith({ ...pin, used: true }), right, 'spent'],
    ['what is not six digits', rowsWith(pin), undefined, 'wrong'],
    ['a guess where nothing was drawn', rowsWith(undefined), right, 'wrong'],
    ['the right guess while the holder is locked', rowsWith(pin, locked), right, 'locked'],
    ['the right guess while the phone is locked', rowsWith(pin, {}, locked), right, 'locked'],
    [
      'the one that was texted for another conversation',
      rowsWith(pin, { live: [another] }),
      ofAnother,
      'wrong',
    ],
  ])('nothing: %s', (_case, before, guess, verdict) => {
    const decision = judge(before, guess, epoch);
    expect(decision.verdict).toBe(verdict);
    expect(decision.rows).toBe(before);
  });

  const anothersLife = 10_000 + pinLifeMs;
  test.each<[string, Row['live'], Parameters<typeof judge>[1]]>([
    ['texted for another conversation, its life over', [{ ...another, at: epoch - anothersLife }], ofAnother],
    ['as it were texted for this one', [{ place, seal: wrongSeal, at: epoch }], wrong],
    ['not what was texted for another', [another], wrong],
    ['nothing live any more', [], ofAnother],
  ])('a failure: %s', (_case, live, guess) => {
    const { verdict, rows } = judge(rowsWith(pin, { live }), guess, epoch);
    expect([verdict, rows.holder.failures, rows.phone.failures]).toEqual(['wrong', 1, 1]);
  });

  test('nothing until its life is over: what was texted for another conversation', () => {
    const before = rowsWith(pin, { live: [{ ...another, at: epoch - anothersLife + 1 }] });
    expect(judge(before, ofAnother, epoch).rows).toBe(before);
  });
});
