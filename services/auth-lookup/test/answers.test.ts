import { readAssertion } from '@opsline/employees/assertion';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../src/answers.ts';
import { contactId, eventOf, isThisTheirPin, whoIsThis } from './event.ts';
import { assertionKey, memoryWorld } from './memory-world.ts';
import { rowsUnder } from './readme.ts';

type World = ReturnType<typeof memoryWorld>;
type Play = (world: World) => Promise<Answer>;

const calls: Readonly<Record<string, Play>> = {
  'from a number of one employee': ({ handler }) => handler(whoIsThis()),
  'from a number of nobody': ({ handler }) => handler(whoIsThis('+15550100999')),
  'from a number of two employees': ({ handler }) => handler(whoIsThis('+15550100200')),
  'from a withheld number': ({ handler }) => handler(whoIsThis('anonymous')),
  'from a number that is not E.164': ({ handler }) => handler(whoIsThis('15550100101')),
  'forwarded, or from another line than it says': ({ handler }) =>
    handler(whoIsThis('+15550100101', { 'Call-Forwarding-Indicator': '1' })),
  'no call but a chat': ({ handler }) =>
    handler(eventOf({ parameters: { question: 'who is this' }, contact: { Channel: 'CHAT' } })),
};

// Wrong PINs, one a call; from numbers of their own unless told.
const miss = async (
  { handler }: World,
  count: number,
  employeeOf: (index: number) => string,
  from?: string,
) => {
  for (let index = 0; index < count; index += 1) {
    const CustomerEndpoint = { Address: from ?? `+1555${2_000_000 + index}` };
    const contact = { ContactId: `before-${index}`, CustomerEndpoint };
    const { status } = await handler(isThisTheirPin('1937', { employeeId: employeeOf(index) }, contact));
    expect(status).toBe('refused');
  }
};

const entries: Readonly<Record<string, Play>> = {
  'the PIN': ({ handler }) => handler(isThisTheirPin('7391')),
  'another PIN': ({ handler }) => handler(isThisTheirPin('1937')),
  'an employee ID that nobody has': ({ handler }) => handler(isThisTheirPin('7391', { employeeId: '999' })),
  'something that is no employee ID': ({ handler }) => handler(isThisTheirPin('7391', { employeeId: '10' })),
  'the PIN of an employee without one': ({ handler }) =>
    handler(isThisTheirPin('7391', { employeeId: '105' })),
  'the PIN, after five wrong ones': async (world) => {
    await miss(world, 5, () => '104');
    return world.handler(isThisTheirPin('7391'));
  },
  'the PIN, after ten wrong ones from this number': async (world) => {
    await miss(world, 10, (index) => String(300 + index), '+15550100101');
    return world.handler(isThisTheirPin('7391'));
  },
  'the PIN, as the fourth entry of this call': async ({ handler }) => {
    for (const pin of ['1937', '1938', '1939']) await handler(isThisTheirPin(pin));
    return handler(isThisTheirPin('7391'));
  },
  'the PIN, while the line is halted': async (world) => {
    await miss(world, 30, (index) => String(300 + index));
    return world.handler(isThisTheirPin('7391'));
  },
  'the PIN, typed in a chat': ({ handler }) => handler(isThisTheirPin('7391', {}, { Channel: 'CHAT' })),
  silence: ({ handler }) => handler(isThisTheirPin('Timeout')),
  'fewer digits, or other keys': ({ handler }) => handler(isThisTheirPin('12*')),
};

// Connect takes flat maps of strings, at most 32 KB (P9, C76); the documents' strictest reading allows little in them.
const expectFlat = (answer: Answer) => {
  expect(Object.keys(answer)).toEqual(['status', 'employeeId', 'authentication']);
  for (const value of Object.values(answer)) expect(value).toMatch(/^[0-9A-Za-z_ -]{0,100}$/);
};

describe('PS1 PS2 P1: who is this', () => {
  const rows = rowsUnder('who is this');
  test.each(rows)('%s: %s %s', async (situation, status, employeeId) => {
    const answer = await calls[situation]?.(memoryWorld());
    expect(answer).toEqual({ status, employeeId, authentication: '' });
    if (answer) expectFlat(answer);
  });
  test('every situation is in the README', () => {
    expect(rows.map(([situation]) => situation)).toEqual(Object.keys(calls));
  });
});

describe('PS1 PS3 P3 P6 P7: is this their PIN', () => {
  const rows = rowsUnder('is this their PIN');
  test.each(rows)('%s: %s %s', async (situation, status, authentication) => {
    const world = memoryWorld();
    const answer = await entries[situation]?.(world);
    expect(answer?.status).toBe(status);
    expect(answer?.employeeId).toBe('');
    const proof = { key: assertionKey, text: answer?.authentication, contactId, now: world.clock.now };
    expect(readAssertion(proof)?.employeeId).toBe(authentication === 'signed' ? '104' : undefined);
    if (authentication !== 'signed') expect(answer?.authentication).toBe('');
    if (answer) expectFlat(answer);
  });
  test('every situation is in the README', () => {
    expect(rows.map(([situation]) => situation)).toEqual(Object.keys(entries));
  });
});

test('the log tells apart what callers cannot', async () => {
  const outcomes = await Promise.all(
    Object.values(entries).map(async (play) => {
      const world = memoryWorld();
      await play(world);
      return world.log.map((entry) => (entry.event === 'answer' ? entry.outcome : entry.event)).at(-1);
    }),
  );
  expect(outcomes).toEqual([
    ...['right', 'wrong', 'wrong', 'wrong', 'wrong', 'locked', 'limited', 'limited', 'halted'],
    ...['not a call', 'no entry', 'no entry'],
  ]);
});
