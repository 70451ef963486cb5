import { testPepper } from '@opsline/otp/testing';
import { expect, test } from 'vitest';
import type { AttemptRecord, Written } from '../../src/audit/attempt-table.ts';
import { createAttempts, opener } from '../../src/audit/attempts.ts';
import { dana } from '../stage/dana.ts';

/** As a record was written, with the pepper for tests: whoever runs a newer version has to find and open it. */
const stored = {
  id: '46cc309d789c47f45cd5970638ef7139',
  account: 'caa246006eadcd191975f51b533dc9de',
  userId: 'KlZaP263QMmdPE2Wb8Wm6ywt2YqZ2ywyk4jb73lbkg5K4w==',
  phone: '64soqbAv+0Qk0/UvUcJ7Hpx7YEjQquO+yF33LIDVCKjbz6nJwHifHA==',
} as const;
/** Another attempt of the same conversation, where something of before is still to be told. */
const anotherId = '227eb428647e05791ac5842d68e21b89';

const now = Date.UTC(2026, 10, 20, 8, 0);

const attempt = {
  conversation: 'BOT:ALIAS:contact-1',
  userId: '104233',
  action: 'new password',
  caller: dana,
} as const;

/** What is written down by whoever finds so many records that are still to be told. */
function writing(untold = 0) {
  const written: Written[] = [];
  const attempts = createAttempts({
    table: { write: async (one) => written.push(one) > untold },
    pepper: async () => testPepper,
    keptDays: 90,
    now: () => now,
    log: () => {},
  });
  return { written, attempts };
}

test('a record stands where it always stood, and another where that one is still to be told', async () => {
  const { written, attempts } = writing(1);
  const told = { phone: dana, event: 'RESET', owes: ['owner'], proofs: [] } as const;
  expect(await attempts.begin(attempt, told)).toEqual({ ...attempt, again: now });
  expect(written.map(({ id, account }) => ({ id, account }))).toEqual([
    { id: stored.id, account: stored.account },
    { id: anotherId, account: stored.account },
  ]);
});

test('what was sealed is opened, for its own record alone', () => {
  const { phone, ...found } = stored;
  const record: AttemptRecord = {
    ...found,
    action: 'new password',
    conversation: 'be76bb24d2b8',
    callerEnds: '04',
    at: now,
    steps: [],
    proofs: [],
    untold: { event: 'RESET', owes: ['owner'], phone, dueAt: now },
  };
  expect(opener(testPepper, record)).toEqual({ userId: '104233', phone: dana });
  expect(() => opener(testPepper, { ...record, id: anotherId })).toThrow();
});

test('it is kept for 90 days, whoever called, and until everybody was told', async () => {
  const { written, attempts } = writing();
  await attempts.note({ ...attempt, caller: undefined }, 'pin sent');
  await attempts.end(attempt, 'told', { event: 'RESET', owes: [] });
  await attempts.end(attempt, 'told', { event: 'RESET', owes: ['helpdesk'] });
  const keptUntil = Date.UTC(2027, 1, 18, 8, 0);
  expect(written).toMatchObject([
    { callerEnds: undefined, keptUntil },
    { callerEnds: '04', keptUntil, untold: 'nothing' },
    { callerEnds: '04', keptUntil, untold: { event: 'RESET', owes: ['helpdesk'] } },
  ]);
});
