import { memoryStore, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import type { Store } from '../src/row.ts';

/** A fault of a client, as AWS's SDK tells it: refused, so not done. */
const refusal = Object.assign(new Error('Throttled'), { $fault: 'client' });

type Fault = 'refused' | 'done, answer lost' | 'down from there on';

/** A store that fails at one call: before it, or after it was done, and perhaps from then on. */
function failingAt(inner: Store, turn: number, fault: Fault) {
  let calls = 0;
  const meet = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    const now = fault === 'down from there on' ? calls >= turn : calls === turn;
    if (now && fault === 'done, answer lost') await work();
    if (now) throw new Error('the table is down');
    return work();
  };
  const { journal } = inner;
  const store: Store = {
    read: (key) => meet(() => inner.read(key)),
    replace: (writes) => meet(() => inner.replace(writes)),
    journal: {
      read: (key) => meet(() => journal.read(key)),
      append: (...entry) => meet(() => journal.append(...entry)),
      touch: (...place) => meet(() => journal.touch(...place)),
      trim: journal.trim,
    },
  };
  return { store, calls: () => calls };
}

// Six reads, the reservation, and the line's two counts: what comes before the text message.
const [before, reserved] = [9, 7];

describe('a text message that was not sent is not counted, so that the next may be asked for at once', () => {
  const faults: readonly Fault[] = ['refused', 'done, answer lost'];
  test.each(
    faults.flatMap((fault) => Array.from({ length: before }, (_, place) => [fault, place + 1] as const)),
  )('the table fails once (%s), at call %i', async (fault, turn) => {
    const store = memoryStore();
    const { store: broken } = failingAt(store, turn, fault);
    const first = sceneOf(broken);
    await expect(first.issue()).rejects.toThrow('the table is down');
    expect(first.texts).toEqual([]);
    expect(await sceneOf(store).issue()).toBe('sent');
  });

  test.each(Array.from({ length: reserved }, (_, place) => place + 1))(
    'the table is down from call %i on, before anything was reserved',
    async (turn) => {
      const store = memoryStore();
      const { store: broken } = failingAt(store, turn, 'down from there on');
      await expect(sceneOf(broken).issue()).rejects.toThrow('the table is down');
      expect(await sceneOf(store).issue()).toBe('sent');
    },
  );

  test('AWS refused it, three times', async () => {
    const { pins, issue } = sceneOf(memoryStore());
    const request = { holder: '101', phone: '+15550100101', conversation: 'T1/C1/U1', person: 'T1/U1' };
    for (let i = 0; i < 3; i += 1)
      await expect(pins.issue(request, () => Promise.reject(refusal))).rejects.toThrow('was not accepted');
    expect(await issue()).toBe('sent');
  });

  test('it cannot be known whether AWS sent it: it counts', async () => {
    const { pins, issue } = sceneOf(memoryStore());
    const request = { holder: '101', phone: '+15550100101', conversation: 'T1/C1/U1', person: 'T1/U1' };
    await expect(pins.issue(request, () => Promise.reject(new Error('timed out')))).rejects.toThrow();
    expect(await issue()).toBe('too soon');
  });

  test('a line that refused it at the last moment', async () => {
    const store = memoryStore();
    const others = Array.from({ length: 80 }, (_, place) => ({
      holder: `e${place}`,
      phone: `+1555${1_000_000 + place}`,
      conversation: `c${place}`,
      person: `p${place}`,
    }));
    const { issue, pass } = sceneOf(store);
    const outcomes = await Promise.all(others.map((one) => issue(one)));
    const refused = others.filter((_, place) => outcomes[place] === 'halted');
    expect(refused).toHaveLength(35);
    pass(60_000);
    expect(await Promise.all(refused.map((one) => issue(one)))).toEqual(Array(35).fill('sent'));
  });
});

test('a text message whose acceptance could not be written down: its one-time PIN works until 60 s have passed', async () => {
  const store = memoryStore();
  const { store: broken } = failingAt(store, before + 1, 'down from there on');
  const first = sceneOf(broken);
  await expect(first.issue()).rejects.toThrow('the table is down');
  const again = sceneOf(store);
  again.pass(59_999);
  expect(await again.type(first.texts[0] ?? '')).toBe('accepted');
});

describe('a guess has its effect whole or not at all', () => {
  test.each(Array.from({ length: 5 }, (_, place) => place + 1))(
    'the table is down from call %i on: the right one-time PIN is not used up',
    async (turn) => {
      const store = memoryStore();
      const { issue, texts } = sceneOf(store);
      await issue();
      const { store: broken } = failingAt(store, turn, 'down from there on');
      await expect(sceneOf(broken).type(texts[0] ?? '')).rejects.toThrow('the table is down');
      expect(await sceneOf(store).type(texts[0] ?? '')).toBe('accepted');
    },
  );

  test('the line’s count fails: the verdict stands', async () => {
    const store = memoryStore();
    const { issue, texts } = sceneOf(store);
    await issue();
    const { store: broken } = failingAt(store, 6, 'down from there on');
    expect(await sceneOf(broken).type(texts[0] ?? '')).toBe('accepted');
  });
});
