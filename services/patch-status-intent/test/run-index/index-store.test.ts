import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { indexTable } from '../../src/out/index-table.ts';
import { unread } from '../../src/run-index/known.ts';
import { companyOf, memoryIndex } from './company.ts';

const tableName = 'opsline-test-PatchRun';

/** Table PatchRun as it is deployed. */
async function deployedTable() {
  const file = new URL('../../resources/patch-run-table.yml', import.meta.url);
  const text = readFileSync(file, 'utf8').replaceAll(/\$\{sls:stage\}/g, 'test');
  const calls: string[] = [];
  const aws = await startLocalAws({
    scenario: companyOf([]),
    onCall: ({ operation }) => calls.push(operation),
  });
  onTestFinished(() => aws.stop());
  await createTables(aws.endpoint, parse(text).Resources);
  calls.length = 0;
  const client = new DynamoDBClient(localClient(aws.endpoint));
  onTestFinished(() => client.destroy());
  return { store: indexTable({ client, tableName }), calls };
}

function window(index: number) {
  const windowId = `mw-${String(index).padStart(17, '0')}`;
  return { windowId, name: `patch-job-reportedbyconnect-w${index}` };
}

describe.each([
  ['in memory', async () => memoryIndex()],
  ['in DynamoDB', async () => (await deployedTable()).store],
])('an index %s', (_, storeOf) => {
  test('holds nothing at first, and says that its list was never read', async () => {
    const store = await storeOf();
    expect(await store.load()).toEqual({ windows: [] });
    expect(await store.find(window(1).windowId)).toBeUndefined();
  });

  test('keeps every window, and forgets one that is no more', async () => {
    const store = await storeOf();
    for (const one of [1, 2, 66]) await store.update(window(one).windowId, () => unread(window(one)));
    await store.update(window(2).windowId, () => undefined);
    await store.noteListRead(7);
    await store.noteListRead(3);
    const { windows, listReadAt } = await store.load();
    expect(windows.map(({ name }) => name.slice(-2)).toSorted()).toEqual(['66', 'w1']);
    expect(listReadAt).toBe(7);
  });
});

test('of many writers of one row none is lost', async () => {
  const { store } = await deployedTable();
  await store.update(window(1).windowId, () => unread(window(1)));
  const names = Array.from({ length: 8 }, (_, index) => index);
  await Promise.all(
    names.map((readAt) =>
      store.update(window(1).windowId, (known) => known && { ...known, readAt: known.readAt + 10 ** readAt }),
    ),
  );
  expect((await store.find(window(1).windowId))?.readAt).toBe(11_111_111);
});

test('nothing is written where nothing changes, and all of it is one query', async () => {
  const { store, calls } = await deployedTable();
  await store.update(window(1).windowId, () => unread(window(1)));
  await store.update(window(1).windowId, (known) => known);
  await store.load();
  expect(calls).toEqual(['GetItem', 'PutItem', 'GetItem', 'Query']);
});
