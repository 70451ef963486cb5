import { realClock, virtualClock } from '@opsline/local-kit/clock';
import { expect, test } from 'vitest';
import type { KeypadRequest } from '../src/caller/caller.ts';
import { within } from '../src/clock.ts';
import { keys, scriptedCaller } from './scripted-caller.ts';

test('sleepers wake in order of time, whatever the order they lay down in', async () => {
  const clock = virtualClock(0);
  const woke: string[] = [];
  const sleep = async (ms: number) => {
    await clock.sleep(ms);
    woke.push(`${ms} at ${clock.now()}`);
  };
  await Promise.all([sleep(30), sleep(10), sleep(20)]);
  expect(woke).toEqual(['10 at 10', '20 at 20', '30 at 30']);
});

test('a timer fires only when time passes it, and not once cancelled', async () => {
  const clock = virtualClock(0);
  const fired: number[] = [];
  clock.timer(10, () => fired.push(clock.now()));
  clock.timer(20, () => fired.push(clock.now()))();
  expect(fired).toEqual([]);
  await clock.sleep(50);
  expect(fired).toEqual([10]);
  expect(clock.now()).toBe(50);
});

test.each([
  ['virtual', virtualClock(0)],
  ['real', realClock],
])('within, on the %s clock', async (_, clock) => {
  expect(await within(clock, 5000, async () => 'done')).toBe('done');
  expect(await within(clock, 1, async () => clock.sleep(20))).toBe('too late');
  await expect(within(clock, 5000, async () => Promise.reject(new Error('down')))).rejects.toThrow('down');
});

test('a scripted caller fails loudly', async () => {
  const rules: KeypadRequest = {
    maximumLength: 4,
    terminator: '#',
    cancelKey: '*',
    firstDigitMs: 1,
    interdigitMs: 1,
    buffered: [],
  };
  await expect(scriptedCaller([]).keypad(rules)).rejects.toThrow(
    'The script is over, but the flow asks for keys',
  );
  await expect(scriptedCaller([{ say: 'hello' }]).keypad(rules)).rejects.toThrow(
    'asks for keys, but the script speaks',
  );
  await expect(scriptedCaller([{ pressDuringPrompt: '1' }]).keypad(rules)).rejects.toThrow('No prompt plays');
  await expect(scriptedCaller(['hang up during prompt']).keypad(rules)).rejects.toThrow(
    'No plain prompt plays',
  );
  expect(() => keys('1a')).toThrow('A phone has no key "a"');
  expect(scriptedCaller(['silence']).unused()).toEqual(['silence']);
});
