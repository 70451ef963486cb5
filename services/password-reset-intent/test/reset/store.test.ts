import { readFileSync } from 'node:fs';
import { memoryStore, storeContract } from '@opsline/attempts/testing';
import { createTable, type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isRequestState, resetStates } from '../../src/reset/outcomes.ts';
import { codec, newRow, type Row, resetStore } from '../../src/reset/row.ts';

const { Properties } = parse(readFileSync(new URL('../../resources/table.yml', import.meta.url), 'utf8'))
  .Resources.PasswordResetTable;
const { AttributeDefinitions, KeySchema, BillingMode } = Properties;

const bare: Row = { ...newRow, version: 1, writtenAt: 1_760_000_000_000 };
const full: Row = { ...bare, wrong: [1, 2], underWay: [2], resets: [3], request: { state: 'told', at: 4 } };
const rows = {
  newRow,
  rows: [
    ['a row with little in it', bare],
    ['a row with wrong answers', { ...bare, wrong: [1, 2, 3] }],
    ['a row with everything', full],
  ] satisfies [[string, Row], ...[string, Row][]],
};

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

storeContract(
  'memory',
  async () => {
    const store = memoryStore(newRow);
    return { store, dump: store.dump };
  },
  rows,
);

storeContract(
  'table PasswordReset',
  async () => {
    const { client } = dynalite;
    const tableName = await createTable(client, { AttributeDefinitions, KeySchema, BillingMode });
    return {
      store: resetStore({ client, tableName }),
      dump: async () => JSON.stringify(await scan(client, tableName)),
    };
  },
  rows,
);

test.each(Object.keys(resetStates).filter(isRequestState))(
  'a request that is %s is read as it was written',
  (state) => {
    const row: Row = { ...bare, request: { state, at: 5 } };
    expect(codec.item.parse(codec.toItem(row))).toEqual(row);
  },
);

describe('a malformed item is a fault that names the attribute', () => {
  test.each<[string, object, string]>([
    ['no times', { wrong: undefined }, 'wrong'],
    ['a time that is a text', { resets: ['now'] }, 'resets'],
    ['a state that is none', { state: 'perhaps' }, 'state'],
    ['a state without its time', { at: undefined }, 'at'],
    ['a time without its state', { state: undefined }, 'state'],
    ['a version that is negative', { version: -1 }, 'version'],
  ])('%s', (_, changes, attribute) => {
    const { error } = codec.item.safeParse({ ...codec.toItem(full), ...changes });
    expect(error?.issues[0]?.path[0]).toBe(attribute);
  });
});

test('it is deleted a week after it was last written, when no limit looks at it any more', () => {
  expect(codec.toItem(full).expiresAt).toBe(1_760_000_000 + 7 * 86_400);
});
