import { isOnHold } from '@opsline/otp';
import { memoryStore, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

function scene() {
  return sceneOf(memoryStore());
}

describe('O9: text messages to one holder', () => {
  // What passes before each request, and what comes of it.
  test.each<[string, readonly (readonly [number, string])[]]>([
    [
      '30 s apart',
      [
        [0, 'sent'],
        [29_999, 'too soon'],
        [1, 'sent'],
      ],
    ],
    [
      'three in 15 min',
      [
        [0, 'sent'],
        [30_000, 'sent'],
        [30_000, 'sent'],
        [30_000, 'limited'],
        [15 * minute - 90_001, 'limited'],
        [1, 'sent'],
      ],
    ],
    [
      'the clock back',
      [
        [0, 'sent'],
        [-minute, 'too soon'],
        [2 * minute, 'sent'],
      ],
    ],
  ])('%s', async (_case, requests) => {
    const { issue, pass, texts } = scene();
    for (const [ms, outcome] of requests) {
      pass(ms);
      expect(await issue()).toBe(outcome);
    }
    expect(texts).toHaveLength(requests.filter(([, outcome]) => outcome === 'sent').length);
  });

  test('ten a day to whoever is known, and the next when the first is a day old', async () => {
    const { issue, type, texts, pass } = scene();
    for (let i = 0; i < 10; i += 1) {
      expect(await issue()).toBe('sent');
      if (i === 0) expect(await type(texts[0] ?? '')).toBe('accepted');
      pass(hour);
    }
    expect(await issue()).toBe('limited');
    pass(14 * hour - 1);
    expect(await issue()).toBe('limited');
    pass(1);
    expect(await issue()).toBe('sent');
  });

  test('five a day in one conversation that is not known to be theirs', async () => {
    const { issue, pass } = scene();
    for (let i = 0; i < 5; i += 1) {
      expect(await issue()).toBe('sent');
      pass(hour);
    }
    expect(await issue()).toBe('limited');
    expect(await issue({ conversation: 'T1/C2/U1' })).toBe('sent');
    pass(19 * hour - 1);
    expect(await issue()).toBe('limited');
    pass(1);
    expect(await issue()).toBe('sent');
  });

  test('refused requests use up nothing', async () => {
    const { issue, pass, texts } = scene();
    await issue();
    for (let i = 0; i < 200; i += 1) expect(await issue()).toBe('too soon');
    pass(30 * second);
    expect(await issue()).toBe('sent');
    expect(texts).toHaveLength(2);
  });
});

test('O9: a new number does not lift the limits of the holder', async () => {
  const { issue } = scene();
  expect(await issue()).toBe('sent');
  expect(await issue({ phone: '+15550100999' })).toBe('too soon');
});

test('O9: 20 an hour for one person, for whomever, even if they are known', async () => {
  const { issue, pass } = scene();
  const ask = (n: number) => issue({ holder: String(200 + n), phone: `+155501002${10 + n}`, asker: 'owner' });
  for (let n = 0; n < 20; n += 1) {
    expect(await ask(n)).toBe('sent');
    pass(minute);
  }
  expect(await ask(20)).toBe('limited');
  expect(await issue({ holder: '300', phone: '+15550100300', person: 'T1/U2' })).toBe('sent');
  pass(40 * minute);
  expect(await ask(21)).toBe('sent');
});

test('O9: a person over the limit uses up nothing of the holder they ask for', async () => {
  const { issue, texts } = scene();
  for (let n = 0; n < 5; n += 1) await issue({ holder: String(200 + n), phone: `+155501002${10 + n}` });
  for (let n = 0; n < 5; n += 1) expect(await issue()).toBe('limited');
  expect(await issue({ person: 'T1/U2' })).toBe('sent');
  expect(texts).toHaveLength(6);
});

test('O9: five in 15 min and ten an hour for one person who is known as none of those they ask for', async () => {
  const { issue, pass } = scene();
  const ask = (n: number) => issue({ holder: String(200 + n), phone: `+155501002${10 + n}` });
  for (let n = 0; n < 10; n += 1) {
    if (n === 5) {
      expect(await ask(n)).toBe('limited');
      pass(15 * minute);
    }
    expect(await ask(n)).toBe('sent');
  }
  pass(15 * minute);
  expect(await ask(10)).toBe('limited');
  pass(30 * minute);
  expect(await ask(10)).toBe('sent');
});

test('O9: the limits of one person hold for IDs nobody has', async () => {
  const { issue, texts } = scene();
  for (let n = 0; n < 5; n += 1) expect(await issue({ holder: String(n), phone: undefined })).toBe('sent');
  expect(await issue({ holder: '21', phone: undefined })).toBe('limited');
  expect(await issue()).toBe('limited');
  expect(texts).toEqual([]);
});

describe('C28: a number that changed', () => {
  const now = 1_760_000_000_000;
  test.each([
    ['never, as far as is known', undefined, false],
    ['5 minutes ago', now - 300_000, true],
    ['1 ms less than a day ago', now - 86_399_999, true],
    ['a day ago', now - 86_400_000, false],
    ['in the future', now + 1, true],
    ['at no time', Number.NaN, true],
  ])('%s: on hold is %s', (_case, changedAt, held) => {
    expect(isOnHold(changedAt, now)).toBe(held);
  });
});
