import { describe, expect, test } from 'vitest';
import { newRow } from '../../src/row.ts';
import { reserveHolder, startClock } from '../../src/rules/reservation.ts';

const epoch = 1_760_000_000_000;
const draft = { seal: 'a'.repeat(64), phone: 'f'.repeat(32) };

describe('a text message accepted', () => {
  const { row } = reserveHolder(newRow, epoch, draft);

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
  const { verdict, row } = reserveHolder({ ...newRow, failures: 9, failedAt: epoch }, epoch, draft);
  expect(verdict).toBe('reserved');
  expect([row.failures, row.failedAt]).toEqual([9, epoch]);
});
