import { admitted, hasRoom } from '@opsline/attempts';
import { journalContract, memoryJournal } from '@opsline/attempts/testing';
import { expect, test } from 'vitest';

journalContract('memory', async () => memoryJournal());

const twoIn100 = [{ count: 2, withinMs: 100 }];
function at(...times: readonly number[]) {
  return times.map((time, id) => ({ kind: 'send', at: time, id: String(id) }));
}

test.each([
  ['nothing yet', [], []],
  ['as many as there may be', [1, 2], ['0', '1']],
  ['one more', [1, 2, 3], ['0', '1']],
  ['one more once the first is old', [1, 2, 101], ['0', '1', '2']],
  ['one beyond the limit takes room until it is old itself', [1, 2, 60, 102], ['0', '1', '3']],
  ['a clock that runs ahead counts as now', [50, 40, 45], ['0', '1']],
])('who has room of those that came in: %s', (_case, times, room) => {
  expect(admitted(at(...times), 'send', twoIn100).map(({ id }) => id)).toEqual(room);
});

test('each kind counts by itself', () => {
  const entries = [...at(1, 2), { kind: 'miss', at: 3, id: 'm' }];
  expect(hasRoom(entries, 'send', twoIn100, 4)).toBe(false);
  expect(hasRoom(entries, 'miss', twoIn100, 4)).toBe(true);
});
