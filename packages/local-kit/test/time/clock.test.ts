import { realClock, virtualClock } from '@opsline/local-kit/clock';
import { expect, test } from 'vitest';

test('virtual time jumps from timer to timer in their order, whoever asked first', async () => {
  const clock = virtualClock(0);
  const rung: (readonly [string, number])[] = [];
  const ring = (name: string, ms: number) => clock.sleep(ms).then(() => rung.push([name, clock.now()]));
  await Promise.all([ring('late', 3_000), ring('early', 1_000), ring('middle', 2_000)]);
  expect(rung).toEqual([
    ['early', 1_000],
    ['middle', 2_000],
    ['late', 3_000],
  ]);
});

test.each([
  ['virtual', virtualClock(0)],
  ['real', realClock],
])('a %s wait ends at once when it is called off, and no time has passed for it', async (_, clock) => {
  const off = new AbortController();
  const before = clock.now();
  const waiting = clock.sleep(86_400_000, off.signal);
  off.abort();
  await waiting;
  await clock.sleep(86_400_000, off.signal);
  expect(clock.now() - before).toBeLessThan(86_400_000);
});
