import { memoryEmployees } from '@opsline/employees/testing';
import { createConversations, createOneTimePins } from '@opsline/otp';
import { memoryStore, TEST_PEPPER } from '@opsline/otp/testing';
import { createHandler } from '../src/handler.ts';
import type { Entry } from '../src/log.ts';
import type { Latest } from '../src/patching.ts';
import { createSender } from '../src/send-one-time-pin.ts';

/** The one-time PIN that this world draws. */
export const pin = '048213';

const ada = { employeeId: '101', name: 'Ada Marlow', phone: '+15550100101' };

/** Everything outside, in memory: the real one-time PINs, one employee (101), one job, and a log to look into. */
export function memoryWorld(
  outages: { readonly patching?: boolean; readonly sms?: boolean } = {},
  deadline = new AbortController().signal,
) {
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const now = () => clock.now;
  const log: Entry[] = [];
  const texts: { to: string; text: string }[] = [];
  const did: string[] = [];
  const pepper = async () => TEST_PEPPER;
  const store = memoryStore();
  const oneTimePins = createOneTimePins({ store, pepper, now, randomInt: () => Number(pin) });
  const conversations = createConversations({ store, pepper, now });
  const send = createSender({
    employees: memoryEmployees([ada]),
    oneTimePins,
    sendText: async (to, text) => {
      if (outages.sms) throw new Error(`no route to ${to}`);
      texts.push({ to, text });
    },
    allowedPrefixes: ['+1'],
    now,
    log: (entry) => log.push(entry),
  });
  const latest: Latest = {
    jobs: [{ window: 'patch-job-reportedbyconnect-a', status: 'SUCCESS', startedAt: clock.now - 7_200_000 }],
    windows: 1,
    missed: 0,
  };
  const handler = createHandler({
    requestOneTimePin: async (request) => {
      did.push('request one-time PIN');
      await send(request).catch(() => {});
    },
    verifyOneTimePin: async (attempt) => {
      did.push('verify one-time PIN');
      return (await conversations.authenticate(attempt)) === 'accepted' ? 'accepted' : 'refused';
    },
    authenticatedAs: async (conversation) => {
      did.push('look up authentication');
      return conversations.resume(conversation);
    },
    admitCaller: async () => {
      did.push('verify the assertion');
      return undefined;
    },
    endAuthentication: async (conversation) => {
      did.push('end authentication');
      await conversations.close(conversation);
    },
    patching: {
      latest: async () => {
        did.push('read latest');
        if (outages.patching) throw new Error('down');
        return latest;
      },
      groupStatus: async () => {
        did.push('read group');
        return { kind: 'no such group', close: [], groups: ['AmazonLinuxDev'] };
      },
    },
    timeZone: 'UTC',
    deadline: () => deadline,
    log: (entry) => log.push(entry),
  });
  return { handler, send, clock, log, texts, did, store };
}
