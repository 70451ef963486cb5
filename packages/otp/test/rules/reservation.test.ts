import { describe, expect, test } from 'vitest';
import { newRow, type Row } from '../../src/row.ts';
import {
  reserveHolder,
  reservePin,
  startClock,
  unreservedHolder,
  unreservedPin,
} from '../../src/rules/reservation.ts';

const epoch = 1_760_000_000_000;
const draft = {
  place: 'c'.repeat(32),
  seal: 'a'.repeat(64),
  phone: 'f'.repeat(32),
  asker: 'anybody',
} as const;

describe('a text message accepted', () => {
  const { row } = reservePin(newRow, newRow, draft, epoch);

  test('starts the life of its own one-time PIN', () => {
    const started = startClock(row, draft.seal, epoch + 200);
    expect(started.verdict).toBe('sent');
    expect(started.row.pin?.sentAt).toBe(epoch + 200);
  });

  test.each([
    ['nothing outstanding', newRow, draft.seal],
    ['another one-time PIN in its place', row, 'b'.repeat(64)],
    ['its life started before', startClock(row, draft.seal, epoch).row, draft.seal],
  ])('starts nothing: %s', (_case, before, seal) => {
    expect(startClock(before, seal, epoch + 200)).toEqual({ verdict: 'late', row: before });
  });
});

test('O6: a new one-time PIN keeps the failures', () => {
  const { verdict, row } = reserveHolder({ ...newRow, failures: 6, failedAt: epoch }, draft, epoch);
  expect(verdict).toBe('reserved');
  expect([row.failures, row.failedAt]).toEqual([6, epoch]);
});

describe('O6: of the one-time PINs of a holder, three live at a time', () => {
  const at = (conversation: string, ago: number) => ({
    place: conversation.repeat(32),
    seal: conversation.repeat(64),
    at: epoch - ago,
  });
  const full = [at('1', 69_999), at('2', 50_000), at('3', 40_000)];

  test.each([
    ['a fourth conversation', full, draft, 'limited', ['1', '2', '3']],
    [
      'one of the three, whose own is replaced',
      full,
      { ...draft, place: '2'.repeat(32) },
      'reserved',
      ['1', '3', '2'],
    ],
    [
      'a fourth, once the first can live no more',
      [at('1', 70_000), ...full.slice(1)],
      draft,
      'reserved',
      ['2', '3', 'c'],
    ],
    ['a fourth, with the clock back', [at('1', -1), ...full.slice(1)], draft, 'limited', ['1', '2', '3']],
  ] as const)('%s', (_case, live, drawn, verdict, left) => {
    const decision = reserveHolder({ ...newRow, live }, drawn, epoch);
    expect(decision.verdict).toBe(verdict);
    expect(decision.row.live.map(({ place }) => place[0])).toEqual(left);
  });

  test('one that was not sent takes no place', () => {
    const { row } = reserveHolder({ ...newRow, live: full.slice(1) }, draft, epoch);
    expect(unreservedHolder(row, draft, epoch).live).toEqual(full.slice(1));
  });
});

describe('what is refused changes nothing', () => {
  const live = ['1', '2', '3'].map((one) => ({ place: one.repeat(32), seal: one.repeat(64), at: epoch }));
  const locked = { ...newRow, failures: 10, failedAt: epoch, live };
  const busy = { ...newRow, sends: [epoch - 120_000, epoch - 80_000, epoch - 40_000] };

  const ofHolder = (row: Row) => reserveHolder(row, draft, epoch);
  const inConversation = (row: Row) => reservePin(row, newRow, draft, epoch);
  test.each([
    ['a holder who is locked, rather than limited', locked, ofHolder, 'locked'],
    ['a holder with three text messages', busy, ofHolder, 'limited'],
    ['a conversation with three', busy, inConversation, 'limited'],
  ])('%s', (_case, before, reserved, verdict) => {
    const { row, ...decided } = reserved(before);
    expect(decided).toEqual({ verdict });
    expect(row).toBe(before);
  });
});

describe('a one-time PIN that was not sent', () => {
  const { row: drawn } = reservePin(newRow, newRow, draft, epoch);

  test('is gone, and its text message with it', () => {
    expect(unreservedPin(drawn, draft, epoch)).toEqual(newRow);
  });

  test('leaves alone the one that was drawn since', () => {
    const { pin } = drawn;
    expect(unreservedPin(drawn, { seal: 'b'.repeat(64) }, epoch)).toEqual({ ...newRow, pin });
  });

  test.each([
    ['of a holder', unreservedHolder],
    ['in a conversation', unreservedPin],
  ])('was never reserved %s: nothing changes', (_case, unreserved) => {
    expect(unreserved(newRow, draft, epoch)).toBe(newRow);
  });
});
