import { handClock } from '@opsline/local-kit/hand-clock';
import { expect, test } from 'vitest';

test('time stands still until it is told to pass, and wakes in order whoever waited for a moment in between', async () => {
  const clock = handClock(1_000);
  const woken: (readonly [string, number])[] = [];
  const wait = (name: string, ms: number) => clock.sleep(ms).then(() => woken.push([name, clock.now()]));
  void wait('late', 300);
  void wait('early', 100).then(() => wait('after early', 100));
  clock.timer(250, () => woken.push(['timer', clock.now()]));
  clock.timer(260, () => woken.push(['never', clock.now()]))();
  await clock.pass(299);
  expect(woken).toEqual([
    ['early', 1_100],
    ['after early', 1_200],
    ['timer', 1_250],
  ]);
  await clock.pass(1);
  expect(woken.at(-1)).toEqual(['late', 1_300]);
});

test('a wait that is called off ends at once', async () => {
  const clock = handClock(0);
  const off = new AbortController();
  const waiting = clock.sleep(1, off.signal);
  off.abort();
  await waiting;
  await clock.sleep(1, off.signal);
  expect(clock.now()).toBe(0);
});

test('where two let time pass at once, it is as late as the later of them wants, and never goes back', async () => {
  const clock = handClock(0);
  await Promise.all([clock.pass(30), clock.pass(10)]);
  expect(clock.now()).toBe(30);
});
