import { memoryStore } from '@opsline/attempts/testing';
import { testPepper } from '@opsline/otp/testing';
import { expect, test } from 'vitest';
import { untoldMs } from '../../src/audit/attempts.ts';
import type { Notice } from '../../src/out/notice.ts';
import { newRow } from '../../src/reset/row.ts';
import { createTellOfRecord, type Noticed } from '../../src/reset/tell-of-record.ts';

const day = 24 * 60 * 60_000;
const noticed: Noticed = {
  event: 'RECORD_UNREADABLE',
  userId: '104233',
  conversation: 'BOT:ALIAS:contact-1',
};

/** Processes over one table; each is cut off while it tells, or is not. */
function table() {
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const store = memoryStore(newRow);
  const told: Notice[] = [];
  const process = (tellHelpdesk: (notice: Notice) => Promise<void>) =>
    createTellOfRecord({
      store,
      pepper: async () => testPepper,
      now: () => clock.now,
      log: () => {},
      tellHelpdesk,
    });
  return {
    clock,
    told,
    tells: process(async (notice) => void told.push(notice)),
    /** Resolves once it has come so far that it would tell, which it never does. */
    isCutOff: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const cut = process(() => {
        resolve();
        return new Promise(() => {});
      });
      return Promise.race([promise, cut(noticed)]);
    },
  };
}

test('whoever is cut off before the helpdesk was told leaves it to who asks five minutes later', async () => {
  const { clock, told, tells, isCutOff } = table();
  await isCutOff();
  clock.now += untoldMs - 1;
  await tells(noticed);
  expect(told).toEqual([]);
  clock.now += 1;
  await tells(noticed);
  expect(told).toHaveLength(1);
});

test('once it was told, it is not told again for a day', async () => {
  const { clock, told, tells } = table();
  await tells(noticed);
  clock.now += day - 1;
  await tells(noticed);
  expect(told).toHaveLength(1);
  clock.now += 1;
  await tells(noticed);
  expect(told).toHaveLength(2);
});
