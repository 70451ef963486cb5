import { testPepper } from '@opsline/otp/testing';
import { expect, test } from 'vitest';
import type { AttemptRecord } from '../../src/audit/attempt-table.ts';
import { createAttempts, untoldMs } from '../../src/audit/attempts.ts';
import { createTellUntold } from '../../src/audit/tell-untold.ts';
import type { Entry } from '../../src/log.ts';
import { dana } from '../stage/dana.ts';
import { memoryAttempts } from './memory-attempts.ts';

const start = Date.UTC(2026, 10, 20, 8, 0);
const attempt = {
  conversation: 'BOT:ALIAS:1',
  userId: '104233',
  action: 'new password',
  caller: dana,
} as const;
const rosas = { ...attempt, userId: '104221' };

/**
 * The sweep over a table in memory, where resets were begun one after the other, each written a second later and texted two.
 *
 * @param changed what the sweep finds due, where that is not as it was written
 */
async function sweeping(
  changed: (record: AttemptRecord) => AttemptRecord = (record) => record,
  of: readonly (typeof attempt | typeof rosas)[] = [attempt],
) {
  const clock = { now: start };
  const now = () => clock.now;
  const table = memoryAttempts();
  const told: string[] = [];
  const log: Entry[] = [];
  const outside = { pepper: async () => testPepper, now, log: (entry: Entry) => void log.push(entry) };
  const attempts = createAttempts({ ...outside, table, keptDays: 90 });
  for (const one of of) {
    const begun = await attempts.begin(one, {
      phone: dana,
      event: 'RESET_OUTCOME_UNKNOWN',
      owes: ['owner', 'helpdesk'],
      proofs: [],
    });
    clock.now += 1_000;
    await attempts.end(begun, 'written', { event: 'RESET_NOT_DELIVERED', owes: ['owner', 'helpdesk'] });
    clock.now += 1_000;
    await attempts.end(begun, 'told', { event: 'RESET', owes: ['owner', 'helpdesk'] });
  }
  const down = new Set<string>();
  const sweep = createTellUntold({
    ...outside,
    table: {
      ...table,
      due: async (time, most) => (await table.due(time, most)).map(changed),
      putOff: async (id, dueAt, until) => {
        if (down.has(id)) throw new TypeError('the table is down');
        return table.putOff(id, dueAt, until);
      },
    },
    textOwner: async ({ to, notice }) => void told.push(`${to}: ${notice}`),
    tellHelpdesk: async ({ event, userId, at }) =>
      void told.push(`${event} ${userId} ${new Date(at).toISOString()}`),
  });
  return { sweep, clock, told, log, down, all: table.all };
}

const [reset, helpdesks] = [`${dana}: reset`, 'RESET 104233 2026-11-20T08:00:02.000Z'];

test('a reset that went well, and nobody heard of: the owner hears that it was, the helpdesk when its last step was', async () => {
  const { sweep, clock, told, log } = await sweeping();
  clock.now = start + untoldMs - 1;
  await sweep();
  expect([told, log]).toEqual([[], []]);
  clock.now = start + untoldMs;
  await sweep();
  expect(told).toEqual([reset, helpdesks]);
  expect(log).toEqual([{ event: 'sweep', outcome: 'told' }]);
});

test('steps that are not known any more: the helpdesk hears when it began', async () => {
  const { sweep, clock, told } = await sweeping((record) => ({ ...record, steps: [] }));
  clock.now += untoldMs;
  await sweep();
  expect(told).toEqual([reset, 'RESET 104233 2026-11-20T08:00:00.000Z']);
});

test('one of which nothing is left to tell by then is passed over, and is no fault', async () => {
  const { sweep, clock, told, log } = await sweeping((record) => ({ ...record, untold: undefined }));
  clock.now += untoldMs;
  await sweep();
  expect(told).toEqual([]);
  expect(log).toEqual([{ event: 'sweep', outcome: 'told' }]);
});

test('one that cannot be put off is a fault, told by its name, and all others are told', async () => {
  const { sweep, clock, told, log, down, all } = await sweeping(undefined, [rosas, attempt]);
  down.add(all()[0]?.id ?? '');
  clock.now += untoldMs;
  await expect(sweep()).rejects.toThrow('somebody could not be told');
  expect(told).toEqual([reset, 'RESET 104233 2026-11-20T08:00:04.000Z']);
  expect(log).toEqual([{ event: 'fault', error: ['TypeError'] }]);
  down.clear();
  await sweep();
  expect(told.slice(2)).toEqual([reset, 'RESET 104221 2026-11-20T08:00:02.000Z']);
});

test('of what was done again in one conversation, while it was still to be told of, each account and helpdesk hear too', async () => {
  const { sweep, clock, told } = await sweeping(undefined, [attempt, attempt, rosas, rosas]);
  clock.now += untoldMs;
  await sweep();
  expect(told.filter((one) => one !== reset)).toEqual([
    helpdesks,
    'RESET 104233 2026-11-20T08:00:04.000Z',
    'RESET 104221 2026-11-20T08:00:06.000Z',
    'RESET 104221 2026-11-20T08:00:08.000Z',
  ]);
  expect(told).toHaveLength(8);
});
