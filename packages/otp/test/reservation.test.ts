import { describe, expect, test } from 'vitest';
import { reserveEmployee, startClock } from '../src/reservation.ts';
import { NEW_ROW } from '../src/row.ts';

const T = 1_760_000_000_000;
const draft = { seal: 'a'.repeat(64), phone: 'f'.repeat(32) };

describe('a text message accepted', () => {
  const { row } = reserveEmployee(NEW_ROW, T, draft);

  test('starts the life of its own one-time PIN', () => {
    const started = startClock(row, draft.seal, T + 200);
    expect(started.verdict).toBe('sent');
    expect(started.row.pin?.acceptedAt).toBe(T + 200);
  });

  test.each([
    ['nothing outstanding', NEW_ROW, draft.seal],
    ['another one-time PIN in its place', row, 'b'.repeat(64)],
    ['its life started before', startClock(row, draft.seal, T).row, draft.seal],
  ])('starts nothing: %s', (_case, before, seal) => {
    expect(startClock(before, seal, T + 200)).toEqual({ verdict: 'late', row: before });
  });
});

test('O6: a new one-time PIN keeps the failures', () => {
  const { verdict, row } = reserveEmployee({ ...NEW_ROW, failures: 9, failedAt: T }, T, draft);
  expect(verdict).toBe('reserved');
  expect([row.failures, row.failedAt]).toEqual([9, T]);
});
