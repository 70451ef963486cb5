import { describe, expect, test } from 'vitest';
import { eventOf, isThisAnEmployeeId, isThisTheirPin, whoIsThis } from './stage/event.ts';
import { assertionKey, memoryWorld } from './stage/memory-world.ts';

function down() {
  return Promise.reject(new Error('the table is down: canary 7391 +15550100104'));
}

describe('P8: the PIN 7391 is in no answer, no log and no error', () => {
  const played: [string, Parameters<typeof memoryWorld>[0], unknown][] = [
    ['right', {}, isThisTheirPin('7391')],
    ['wrong', {}, isThisTheirPin('7391', { employeeId: '101' })],
    ['of an ID nobody has', {}, isThisTheirPin('7391', { employeeId: '999' })],
    ['for an ID', {}, isThisTheirPin('1937', { employeeId: '7391' })],
    [
      'for an ID and a contact',
      {},
      isThisTheirPin('7391', { employeeId: '7391' }, { Attributes: { pin: '7391' } }),
    ],
    ['with a key too many', {}, isThisTheirPin('7391#')],
    ['as a number', {}, isThisTheirPin(7391)],
    ['for a question', {}, isThisTheirPin('7391', { question: '7391' })],
    ['for a contact ID', {}, isThisTheirPin('7391', {}, { ContactId: '7391 7391' })],
    ['for a channel', {}, isThisTheirPin('7391', {}, { Channel: '7391' })],
    ['in a chat', {}, isThisTheirPin('7391', {}, { Channel: 'CHAT' })],
    ['while the check is down', { storedPins: { find: down } }, isThisTheirPin('7391')],
    ['while signing is down', { assertionKey: down }, isThisTheirPin('7391')],
    [
      'while looking up is down',
      { employees: { findByPhone: down } },
      whoIsThis('+15550100104', { pin: '7391' }),
    ],
    ['that comes to nothing in time', { deadline: () => AbortSignal.abort() }, isThisTheirPin('7391')],
  ];
  test.each(played)('%s', async (_case, outside, event) => {
    const { handler, log } = memoryWorld(outside);
    const answer = await handler(event).catch(
      (fault: Error) => `${fault.stack} ${JSON.stringify(fault.cause)}`,
    );
    expect(log).toHaveLength(1);
    for (const written of [JSON.stringify(answer), JSON.stringify(log)]) {
      expect(written).not.toContain('7391');
      expect(written).not.toContain('canary');
      expect(written).not.toContain('5550100104');
    }
  });
});

describe('an outage is an error, never an answer', () => {
  test.each<[string, Parameters<typeof memoryWorld>[0], unknown]>([
    ['the employees', { employees: { findByPhone: down } }, whoIsThis()],
    ['the check', { storedPins: { find: down } }, isThisTheirPin('7391')],
    ['the signature', { assertionKey: down }, isThisTheirPin('7391')],
    ['C75 time', { deadline: () => AbortSignal.abort() }, isThisTheirPin('7391')],
    ['C69 an event of no flow', {}, {}],
  ])('%s', async (_case, outside, event) => {
    const { handler, log } = memoryWorld(outside);
    await expect(handler(event)).rejects.toThrow(/^the question could not be answered$/);
    expect(log).toEqual([
      { event: 'fault', error: [expect.stringMatching(/^(Error$|OverdueError|InputError)/)] },
    ]);
  });

  test('the log says where an event is wrong that no flow sends', async () => {
    const { handler, log } = memoryWorld();
    await expect(handler({ Details: {} })).rejects.toThrow();
    expect(log).toEqual([
      { event: 'fault', error: [expect.stringContaining('InputError: event.Details.ContactData')] },
    ]);
  });

  test('and the right PIN is still right when it is asked again', async () => {
    let failures = 2;
    const { handler } = memoryWorld({
      assertionKey: async () => {
        failures -= 1;
        return failures >= 0 ? down() : assertionKey;
      },
    });
    await expect(handler(isThisTheirPin('7391'))).rejects.toThrow();
    await expect(handler(isThisTheirPin('7391'))).rejects.toThrow();
    expect((await handler(isThisTheirPin('7391'))).status).toBe('accepted');
  });
});

test('P9 C75: an answer that hangs is given up when its time is over', async () => {
  const overdue = new AbortController();
  const { handler, log } = memoryWorld({
    storedPins: { find: () => new Promise(() => {}) },
    deadline: () => overdue.signal,
  });
  const answer = handler(isThisTheirPin('7391'));
  overdue.abort();
  await expect(answer).rejects.toThrow('the question could not be answered');
  expect(log).toEqual([{ event: 'fault', error: ['OverdueError: the answer is overdue'] }]);
});

test.each<[string, unknown, string]>([
  [
    'who is this',
    eventOf({ parameters: { question: 'who is this' }, contact: { Channel: 'CHAT' } }),
    'unknown',
  ],
  ['is this an employee ID', isThisAnEmployeeId('104', { Channel: 'CHAT' }), 'no entry'],
  ['is this their PIN', isThisTheirPin('7391', {}, { Channel: 'CHAT' }), 'refused'],
])('C66: a chat that asks "%s" is no call, whatever it says', async (_case, event, status) => {
  const { handler, log, store } = memoryWorld({
    employees: { findByPhone: down },
    storedPins: { find: down },
  });
  expect(await handler(event)).toEqual({ status, employeeId: '', authentication: '', provedAt: '' });
  expect(log).toMatchObject([{ outcome: 'not a call' }]);
  expect(await store.dump()).not.toContain('failures');
});

test('C70: the same wrong PIN delivered four times is one failure', async () => {
  const { handler, store } = memoryWorld();
  for (let delivery = 0; delivery < 4; delivery += 1) {
    expect((await handler(isThisTheirPin('1937'))).status).toBe('refused');
  }
  expect(await store.dump()).toContain('"failures":1');
  expect(await store.dump()).not.toContain('"failures":2');
});

test('C70: the same right PIN delivered four times, at once, is accepted each time', async () => {
  const { handler } = memoryWorld();
  const answers = await Promise.all([1, 2, 3, 4].map(() => handler(isThisTheirPin('7391'))));
  expect(answers.map(({ status }) => status)).toEqual(Array(4).fill('accepted'));
});

test('50 calls at once, each with another PIN: five are looked at, none gets in', async () => {
  const { handler, log } = memoryWorld();
  for (const first of [0, 10, 20, 30, 40]) {
    const calls = Array.from({ length: 10 }, (_, index) => {
      const CustomerEndpoint = { Address: `+1555${2_000_000 + first + index}` };
      return handler(
        isThisTheirPin(`${2_000 + first + index}`, {}, { ContactId: `c-${first + index}`, CustomerEndpoint }),
      );
    });
    for (const { status } of await Promise.all(calls)) expect(status).toBe('refused');
  }
  expect(log.filter((entry) => 'outcome' in entry && entry.outcome === 'wrong')).toHaveLength(5);
  expect((await handler(isThisTheirPin('7391'))).status).toBe('refused');
});

test.each<[string, object]>([
  ['the PIN', { pin: '7'.repeat(6_000_000) }],
  ['the employee ID', { employeeId: '1'.repeat(6_000_000) }],
  ['a header', { From: '+1'.repeat(3_000_000) }],
  ['something else', { junk: 'x'.repeat(6_000_000) }],
])('C69: 6 MB of %s do no harm', async (_case, parameters) => {
  const { handler } = memoryWorld();
  const { status } = await handler(isThisTheirPin('7391', parameters));
  expect(['accepted', 'refused', 'no entry']).toContain(status);
  expect(status === 'accepted').toBe('junk' in parameters || 'From' in parameters);
});

test('C62 P2: employees without a number are not found by a call without one', async () => {
  const { handler } = memoryWorld();
  for (const address of ['', undefined, null, 'undefined', 'anonymous']) {
    expect((await handler(whoIsThis(address === undefined ? {} : address))).status).toBe('unknown');
  }
});
