import { signAssertion } from '@opsline/employees/assertion';
import { createConversations } from '@opsline/otp';
import { memoryStore, testPepper } from '@opsline/otp/testing';
import { expect, test } from 'vitest';
import { callerAdmission } from '../../src/out/caller-admission.ts';

const key = new Uint8Array(32).fill(9);
const contactId = '0f3c9c1e-0000-4000-8000-000000000001';
const call = { contactId, conversation: 'bot:alias:call' };

function line() {
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const world = { store: memoryStore(), pepper: async () => testPepper, now: () => clock.now };
  const conversations = createConversations(world);
  const admit = callerAdmission({
    assertionKey: async () => key,
    conversations,
    now: world.now,
  });
  const sign = (changes: object = {}) =>
    signAssertion({ key, employeeId: '101', contactId, now: clock.now, ...changes });
  return { admit, sign, clock, conversations };
}

test('what auth-lookup signed for this call is believed, once', async () => {
  const { admit, sign } = line();
  const assertion = sign();
  expect(await admit({ ...call, assertion })).toBe('101');
  expect(await admit({ ...call, conversation: 'bot:alias:chat', assertion })).toBeUndefined();
});

test('delivered again, it is the same call', async () => {
  const { admit, sign } = line();
  const assertion = sign();
  const answers = [];
  for (let times = 0; times < 4; times += 1) answers.push(await admit({ ...call, assertion }));
  expect(answers).toEqual(['101', '101', '101', '101']);
});

test('another call has a proof of its own', async () => {
  const { admit, sign } = line();
  expect(await admit({ ...call, assertion: sign() })).toBe('101');
  const other = { contactId: 'c-2', conversation: 'bot:alias:other' };
  expect(await admit({ ...other, assertion: sign({ employeeId: '102', ...other }) })).toBe('102');
});

test('PS15 after goodbye it is no proof any more', async () => {
  const { admit, sign, conversations } = line();
  const assertion = sign();
  await admit({ ...call, assertion });
  await conversations.close(call.conversation);
  expect(await admit({ ...call, assertion })).toBeUndefined();
});

test('of fifty conversations that present it at once, one is admitted', async () => {
  const { admit, sign } = line();
  const assertion = sign();
  const all = Array.from({ length: 50 }, (_, index) =>
    admit({ ...call, conversation: `c${index}`, assertion }),
  );
  expect((await Promise.all(all)).filter((employee) => employee !== undefined)).toEqual(['101']);
});

test.each<[string, (of: ReturnType<typeof line>) => string]>([
  ['nothing', () => ''],
  ['words', () => 'authenticated'],
  ['signed with another key', ({ sign }) => sign({ key: new Uint8Array(32).fill(8) })],
  ['signed for another call', ({ sign }) => sign({ contactId: 'another' })],
  ['two minutes old', ({ sign, clock }) => sign({ now: clock.now - 120_000 })],
  ['altered', ({ sign }) => sign().replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
])('forged or stale: %s', async (_, assertionOf) => {
  const of = line();
  expect(await of.admit({ ...call, assertion: assertionOf(of) })).toBeUndefined();
});
