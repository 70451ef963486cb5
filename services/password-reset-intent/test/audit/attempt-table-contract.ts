import { describe, expect, test } from 'vitest';
import { mostSteps } from '../../src/audit/attempt-item.ts';
import type { AttemptRecord, AttemptTable, Written } from '../../src/audit/attempt-table.ts';

const at = Date.UTC(2026, 10, 20, 23, 59, 59);
const id = '0123456789abcdef0123456789abcdef';
const account = 'fedcba9876543210fedcba9876543210';

export const first: Written = {
  id,
  account,
  userId: 'sealed',
  action: 'new password',
  conversation: 'be76bb24d2b8',
  callerEnds: '04',
  step: { name: 'pin sent', at },
  proofs: [],
  keptUntil: at + 90 * 86_400_000,
};
export const begun: Written = {
  ...first,
  userId: 'sealed anew',
  step: { name: 'begun', at: at + 2_000 },
  proofs: ['one-time PIN', 'answers'],
  untold: {
    event: 'RESET_OUTCOME_UNKNOWN',
    owes: ['owner', 'helpdesk'],
    phone: 'sealed',
    dueAt: at + 300_000,
  },
};

async function all(records: AsyncIterable<AttemptRecord>) {
  const ids: string[] = [];
  for await (const record of records) ids.push(record.id);
  return ids;
}

/** The behaviour every `AttemptTable` has, played against the ones `makeTable` makes. */
export function attemptTableContract(name: string, makeTable: () => Promise<AttemptTable>): void {
  describe(`attempts in ${name}`, () => {
    test('nothing is known of an attempt that was never written down', async () => {
      expect(await (await makeTable()).find(id)).toBeUndefined();
    });

    test('each step goes into the one record, whatever comes twice', async () => {
      const table = await makeTable();
      for (const written of [first, begun, begun, first]) await table.write(written);
      expect(await table.find(id)).toEqual({
        ...{ id, account, action: 'new password', conversation: 'be76bb24d2b8', callerEnds: '04', at },
        userId: 'sealed',
        steps: [first.step, begun.step],
        proofs: expect.arrayContaining(['one-time PIN', 'answers']),
        untold: begun.untold,
      });
    });

    test('a number that is not known is none, and nothing proved no proof', async () => {
      const table = await makeTable();
      await table.write({ ...first, callerEnds: undefined });
      expect(await table.find(id)).toMatchObject({ callerEnds: undefined, proofs: [], untold: undefined });
    });

    test('what is left to tell, and that nothing is', async () => {
      const table = await makeTable();
      await table.write(begun);
      await table.write({
        ...first,
        step: { name: 'told', at: at + 3_000 },
        untold: { event: 'RESET', owes: ['helpdesk'] },
      });
      const left = { event: 'RESET', owes: ['helpdesk'], phone: 'sealed', dueAt: at + 300_000 };
      expect((await table.find(id))?.untold).toEqual(left);
      await table.write({ ...first, untold: 'nothing' });
      expect((await table.find(id))?.untold).toBeUndefined();
      expect(await table.due(at + 900_000, 9)).toEqual([]);
    });

    test('nothing is begun over what is still to be told; what is sent again is written once', async () => {
      const table = await makeTable();
      const another = { ...begun, step: { name: 'begun', at: at + 60_000 } } as const;
      expect([await table.write(begun), await table.write(begun), await table.write(another)]).toEqual([
        true,
        true,
        false,
      ]);
      expect(await table.find(id)).toMatchObject({ steps: [begun.step], untold: begun.untold });
      await table.write({ ...first, step: { name: 'told', at: at + 61_000 }, untold: 'nothing' });
      expect(await table.write(another)).toBe(true);
    });

    test('what is due by a time, the longest due first, and no more than asked for', async () => {
      const table = await makeTable();
      for (const [place, one] of ['c', 'a', 'b'].entries()) {
        const untold = { event: 'RESET', owes: ['owner'], phone: 'sealed', dueAt: at + place } as const;
        await table.write({ ...begun, id: one.repeat(32), untold });
      }
      const due = async (now: number, most: number) => (await table.due(now, most)).map(({ id }) => id[0]);
      expect([await due(at - 1, 9), await due(at + 1, 9), await due(at + 9, 2)]).toEqual([
        [],
        ['c', 'a'],
        ['c', 'a'],
      ]);
    });

    test('one of those who find it puts it off, and says who was told', async () => {
      const table = await makeTable();
      await table.write(begun);
      const until = at + 600_000;
      expect(await table.putOff(id, at + 300_000, until)).toBe(true);
      expect(await table.putOff(id, at + 300_000, until)).toBe(false);
      expect(await table.due(until - 1, 9)).toEqual([]);
      await table.told(id, at + 300_000, []);
      await table.told(id, until, ['owner']);
      expect((await table.find(id))?.untold).toMatchObject({ owes: ['owner'], dueAt: until });
      await table.told(id, until, []);
      expect((await table.find(id))?.untold).toBeUndefined();
    });

    test('of a day and of an account, oldest first', async () => {
      const table = await makeTable();
      const other = { id: 'f'.repeat(32), account: '0'.repeat(32) };
      await table.write({ ...first, id: 'e'.repeat(32), step: { name: 'no pin', at: at + 1_000 } });
      await table.write({ ...first, ...other, step: { name: 'no pin', at: at - 1_000 } });
      await table.write(first);
      expect(await all(table.ofDay('2026-11-20'))).toEqual([other.id, id]);
      expect(await all(table.ofDay('2026-11-21'))).toEqual(['e'.repeat(32)]);
      expect(await all(table.ofAccount(account))).toEqual([id, 'e'.repeat(32)]);
    });

    test.each(['pin sent', 'pin refused'] as const)(
      'how often "%s" is bounded; what is done is always written down',
      async (name) => {
        const table = await makeTable();
        for (let count = 0; count < mostSteps + 5; count += 1) {
          await table.write({ ...first, step: { name, at: at + count } });
        }
        expect((await table.find(id))?.steps).toHaveLength(mostSteps);
        await table.write(begun);
        expect((await table.find(id))?.steps).toHaveLength(mostSteps + 1);
      },
    );
  });
}
