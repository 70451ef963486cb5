import { storeContract as rowsContract } from '@opsline/attempts/testing';
import { describe, expect, test } from 'vitest';
import { newRow, type Row } from '../row.ts';
import { sceneOf } from './scene.ts';
import { type StoreWorld, storeRaces } from './store-races.ts';

const bare: Row = { ...newRow, version: 1, writtenAt: 1_760_000_000_000 };
const pending: Row = {
  ...bare,
  phone: 'a'.repeat(32),
  pin: { seal: 'f'.repeat(64), reservedAt: 1_760_000_000_000, guesses: [], used: false, asker: 'anybody' },
};
const full: Row = {
  ...pending,
  failures: 2,
  failedAt: 1_760_000_003_000,
  sends: [1_760_000_000_000, 1_760_000_030_000],
  strangersSends: [1_760_000_030_000],
  live: [{ place: 'b'.repeat(32), seal: 'f'.repeat(64), at: 1_760_000_000_000 }],
  misses: [1_760_000_003_000],
  provenAt: 1_760_000_004_000,
  warnedAt: 1_760_000_004_500,
  pin: {
    seal: 'f'.repeat(64),
    reservedAt: 1_760_000_000_000,
    sentAt: 1_760_000_000_200,
    guesses: ['e'.repeat(64), 'd'.repeat(64)],
    used: true,
    asker: 'helpdesk',
  },
  session: { holder: 'c2VhbGVk', seenAt: 1_760_000_005_000 },
};

/** The behaviour every `Store` has, alone and in races, played against the ones `makeWorld` makes. */
export function storeContract(name: string, makeWorld: () => Promise<StoreWorld>): void {
  rowsContract(name, makeWorld, {
    newRow: newRow,
    rows: [
      ['a row with nothing', bare],
      ['a one-time PIN not yet accepted', pending],
      ['a row with everything', full],
    ],
  });

  describe(`one-time PINs in ${name}`, () => {
    test('O10: all that is stored gives away no one-time PIN, no ID and no phone', async () => {
      const { store, dump } = await makeWorld();
      const { issue, type, texts } = sceneOf(store, [739_182]);
      await issue({ holder: 'canary-id', conversation: 'canary-place', person: 'canary-person' });
      expect(texts).toEqual(['739182']);
      const as = { holder: 'canary-id', conversation: 'canary-place' };
      expect(await type('604815', as)).toBe('wrong');
      expect(await type('739182', as)).toBe('accepted');
      const stored = (await dump()).toLowerCase();
      expect(stored).toMatch(/[0-9a-f]{64}/);
      for (const canary of ['739182', '604815', '5550100101', 'canary-']) {
        const bytes = Buffer.from(canary);
        expect(stored).not.toContain(canary);
        expect(stored).not.toContain(bytes.toString('hex'));
        expect(stored).not.toContain(bytes.toString('base64').replace(/=+$/, '').toLowerCase());
        if (/^[0-9]{6}$/.test(canary)) expect(stored).not.toContain(Number(canary).toString(16));
      }
    });
  });

  storeRaces(name, makeWorld);
}
