import { readFileSync } from 'node:fs';
import { memoryStore } from '@opsline/attempts/testing';
import { createTable, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { testPepper } from '@opsline/otp/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { createKeptAnswers, keptAnswersStore, nothingKept } from '../../src/out/kept-answers.ts';
import { said } from '../stage/dana.ts';

const quarter = 15 * 60_000;
const { Properties } = parse(readFileSync(new URL('../../resources/table.yml', import.meta.url), 'utf8'))
  .Resources.PasswordResetTable;
/** What Dana said in conversation c-1, where it is kept, and sealed, with the pepper for tests. */
const stored = {
  key: '0d48033c53421a8ced7fe1835c5e51c1',
  sealed:
    'WERJ5yKTszPsyfOeu9AGVI13Kv9S7RQ1lPVD1aKmTihlVSGBY1dqUK303FmnuTlxp4XcFclFAsjUACgNkdK1ZpGU3SgO32uscBpteyrbV5Gaph5ye/6PcW3jErbw',
};

function kept() {
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const store = memoryStore(nothingKept);
  const outside = { store, pepper: async () => testPepper, now: () => clock.now };
  return { ...createKeptAnswers(outside), store, clock };
}

describe('answers are kept for the length of a conversation', () => {
  test('the last ones, for the conversation in which they were given', async () => {
    const { keep, recall } = kept();
    expect(await recall('c-1')).toEqual({});
    await keep('c-1', { UserID: '104233' });
    await keep('c-1', said);
    expect(await recall('c-1')).toEqual(said);
    expect(await recall('c-2')).toEqual({});
    await keep('c-1', {});
    expect(await recall('c-1')).toEqual({});
  });

  test.each([
    [quarter - 1, said],
    [quarter, {}],
  ])('%i ms later', async (passes, expected) => {
    const { keep, recall, clock } = kept();
    await keep('c-1', said);
    clock.now += passes;
    expect(await recall('c-1')).toEqual(expected);
  });

  test('nobody reads them from the table, nor who gave them', async () => {
    const { keep, store } = kept();
    await keep('a conversation', said);
    const dump = await store.dump();
    const bytes = Buffer.from(/"sealed":"([^"]+)"/.exec(dump)?.[1] ?? '', 'base64').toString('latin1');
    for (const secret of [...Object.values(said), 'a conversation'])
      expect(dump + bytes).not.toContain(secret);
  });

  test('the same answers are never sealed alike', async () => {
    const { keep, store } = kept();
    await keep('c-1', said);
    const first = await store.dump();
    await keep('c-1', said);
    expect(/"sealed":"[^"]+"/.exec(await store.dump())?.[0]).not.toBe(/"sealed":"[^"]+"/.exec(first)?.[0]);
  });

  test('a row that was put in the place of another, or changed, is a fault', async () => {
    const { keep, recall, store } = kept();
    await keep('c-1', said);
    const [[, row]] = JSON.parse(await store.dump());
    await keep('c-2', {});
    const [, [other]] = JSON.parse(await store.dump());
    await store.replace([{ key: other, row, expectedVersion: 1 }]);
    await expect(recall('c-2')).rejects.toThrow();
  });

  test('the table deletes them, to the second, when nobody reads them any more', async () => {
    const { client, stop } = await startDynalite();
    onTestFinished(stop);
    const { AttributeDefinitions, KeySchema, BillingMode, TimeToLiveSpecification } = Properties;
    const tableName = await createTable(client, { AttributeDefinitions, KeySchema, BillingMode });
    const { keep } = createKeptAnswers({
      store: keptAnswersStore({ client, tableName }),
      pepper: async () => testPepper,
      now: () => Date.UTC(2026, 10, 20, 8, 0, 0, 1),
    });
    await keep('c-1', said);
    const deletedAt = String(Date.UTC(2026, 10, 20, 8, 15, 1) / 1_000);
    const [row] = await scan(client, tableName);
    expect(row?.[TimeToLiveSpecification.AttributeName]).toEqual({ N: deletedAt });
  });

  // While one version is put in the place of another, a conversation goes on with either.
  test('what one version kept the next one finds, and reads', async () => {
    const { recall, store, clock } = kept();
    const row = { version: 1, writtenAt: clock.now, sealed: stored.sealed };
    await store.replace([{ key: stored.key, row, expectedVersion: 0 }]);
    expect(await recall('c-1')).toEqual(said);
  });
});
