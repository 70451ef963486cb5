import { existsSync } from 'node:fs';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { putsBack } from '../../src/testing/restorable.ts';
import { type StackClock, startStackClock } from '../../src/time/stack-clock.ts';

const hour = 3_600_000;

let clock: StackClock;

beforeEach(() => {
  clock = startStackClock();
  onTestFinished(clock.stop);
});

/** How far the clock is ahead of the machine's, as far as a test can tell. */
function hoursAhead(): number {
  return Math.round((clock.now() - Date.now()) / hour);
}

test('it tells the time of the machine, until time is let pass, once and once more', () => {
  expect([hoursAhead(), clock.ahead()]).toEqual([0, 0]);
  clock.pass(hour);
  clock.pass(2 * hour);
  expect([hoursAhead(), clock.ahead()]).toEqual([3, 3 * hour]);
});

test('whoever wants to know is told that time passed, until they do not want to any more', () => {
  const told: number[] = [];
  const off = clock.on(() => told.push(hoursAhead()));
  clock.pass(hour);
  off();
  clock.pass(hour);
  expect(told).toEqual([1]);
});

test('who sleeps until a moment that time passes wakes, and nobody else does', async () => {
  const woken: string[] = [];
  const ended = new AbortController();
  const sleep = async (hours: number): Promise<void> => {
    await clock.sleep(hours * hour, ended.signal);
    woken.push(`${hours} h`);
  };
  const [one, five] = [sleep(1), sleep(5)];
  clock.pass(2 * hour);
  await one;
  expect(woken).toEqual(['1 h']);
  clock.pass(2 * hour);
  clock.pass(2 * hour);
  await five;
  const days = sleep(48);
  ended.abort();
  await days;
  expect(woken).toEqual(['1 h', '5 h', '48 h']);
});

test('who sleeps for a moment wakes by themselves', async () => {
  const before = clock.now();
  await clock.sleep(5);
  expect(clock.now() - before).toBeGreaterThanOrEqual(5);
});

test('a limit on what takes its real time is not over sooner', () => {
  let over = false;
  const lift = clock.timer(hour, () => {
    over = true;
  });
  clock.pass(2 * hour);
  lift();
  expect(over).toBe(false);
});

test('nothing of it is left', async () => {
  const other = startStackClock();
  expect(existsSync(other.file)).toBe(true);
  await other.stop();
  expect(existsSync(other.file)).toBe(false);
});

test('it is put back to the moment that it had, by which time passes for whoever sleeps, however far that is', async () => {
  clock.pass(hour);
  const told: number[] = [];
  clock.on(() => told.push(hoursAhead()));
  await putsBack(clock, hoursAhead, () => clock.pass(9_000 * hour));
  expect(told).toEqual([9_001, 1, 9_001, 1]);
  const restore = await clock.snapshot();
  clock.pass(9_000 * hour);
  const slept = clock.sleep(1_000);
  await restore();
  clock.pass(9_001 * hour);
  await slept;
});
