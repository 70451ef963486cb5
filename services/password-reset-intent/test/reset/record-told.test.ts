import { memoryStore } from '@opsline/attempts/testing';
import { testPepper } from '@opsline/otp/testing';
import { expect, test } from 'vitest';
import { untoldMs } from '../../src/audit/attempts.ts';
import type { Notice } from '../../src/out/notice.ts';
import { newRow } from '../../src/reset/row.ts';
import { createTellOfRecord, type Noticed } from '../../src/reset/tell-of-record.ts';

/** Where each is remembered, with the pepper for tests. */
const places = {
  RECORD_UNREADABLE: 'a25a62b0de641d67616e0b957a1729e5',
  NUMBER_CHANGED: '1601b1a3a693d4f1b8b34e51e37cf140',
} as const;

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
    store,
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

test.each(['RECORD_UNREADABLE', 'NUMBER_CHANGED'] as const)(
  '%s: what one version stored of it the next one finds, and reads',
  async (event) => {
    const { clock, store, tells } = table();
    await tells({ ...noticed, event });
    expect((await store.read(places[event])).request).toEqual({ state: 'told', at: clock.now });
  },
);

test('while it is told, it is claimed', async () => {
  const { clock, store, isCutOff } = table();
  await isCutOff();
  const { request } = await store.read(places.RECORD_UNREADABLE);
  expect(request).toEqual({ state: 'claimed', at: clock.now });
});
