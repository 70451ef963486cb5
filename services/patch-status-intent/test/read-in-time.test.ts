import { expect, test } from 'vitest';
import { readInTime } from '../src/read-in-time.ts';

const items = Array.from({ length: 40 }, (_, index) => index);
const never = new AbortController().signal;

test('at most eight reads are under way at once', async () => {
  let underWay = 0;
  let most = 0;
  const { results, missed } = await readInTime(
    items,
    async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      underWay -= 1;
      return item;
    },
    never,
  );
  expect(most).toBe(8);
  expect([results.length, missed]).toEqual([40, 0]);
});

test('what was read before the deadline is kept, and nothing is begun after it', async () => {
  const deadline = new AbortController();
  const begun: number[] = [];
  const { results, missed } = await readInTime(
    items,
    async (item) => {
      begun.push(item);
      if (item === 3) deadline.abort();
      return item;
    },
    deadline.signal,
  );
  expect(results.length + missed).toBe(40);
  expect(results).not.toContain(3);
  expect(begun.length).toBeLessThanOrEqual(8);
});
