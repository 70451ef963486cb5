import { readFileSync } from 'node:fs';
import { memoryStore, storeContract } from '@opsline/attempts/testing';
import { createTable, type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { hour, minute } from '@opsline/function-kit/durations';
import { testPepper } from '@opsline/otp/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isRequestState, resetStates } from '../../src/reset/outcomes.ts';
import { createRecords } from '../../src/reset/records.ts';
import { codec, newRow, type Row, resetStore } from '../../src/reset/row.ts';
import { dana } from '../stage/dana.ts';
import { inConversation, request, unlock } from './requests.ts';

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

test('a row from before there were unlocks has none', () => {
  const { unlocks: _, ...item } = codec.toItem(bare);
  expect(codec.item.parse(item)).toEqual({ ...bare, unlocks: [] });
});

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

/** Records in a store in memory, at a time. */
function recordsAt(at: number) {
  const clock = { now: at };
  const store = memoryStore(newRow);
  const outside = { store, pepper: async () => testPepper, now: () => clock.now };
  return { clock, store, records: createRecords({ ...outside, limits: 'told' }) };
}
const at = 1_760_000_000_000;

/** Where what is about Dana and the conversation BOT:ALIAS:contact-1 is kept, with the pepper for tests. */
const places = {
  'new password': 'c6685bf0fcc9b9eac0bc7a5304687fd2',
  unlock: '1f2c197f142d64321fe56fc2566297cb',
  caller: '0954c4bee9b922f9f1d94bc124bb222a',
  account: 'c80a97d8589227f70e3bf3e368532ea5',
  phone: '218de430ea9660a69f8db0264c8a63c4',
};

// While one version is put in the place of another both count, in the same rows: no name of a row changes by itself.
test('what one version stored the next one finds, and reads', async () => {
  const { store, records } = recordsAt(at);
  await records.begin(request, at);
  await records.allow(request, { userId: request.details.userId, phone: dana }, at);
  await records.begin({ ...unlock, guess: '048213' }, at);
  const row = (name: keyof typeof places) => store.read(places[name]);
  expect((await row('new password')).request).toEqual({ state: 'claimed', at });
  expect((await row('unlock')).request).toEqual({ state: 'unlock claimed', at });
  expect(await row('caller')).toMatchObject({ underWay: [at], resets: [] });
  expect(await row('account')).toMatchObject({ underWay: [at], resets: [at] });
  expect(await row('phone')).toMatchObject({ underWay: [], resets: [at] });
});

test.each([
  [minute - 1, { limited: 'too many answers' }],
  [minute, 'begun'],
])('answers whose comparison was cut off count as wrong for a minute: %i ms later', async (ms, begun) => {
  const { records } = recordsAt(at);
  for (let count = 0; count < 5; count += 1) await records.begin(inConversation(count), at);
  expect(await records.begin(inConversation(5), at + ms)).toEqual(begun);
});

test.each([
  [hour - 1, 'told'],
  [hour, undefined],
])(
  'what became of a request is remembered for an hour from its beginning: %i ms later',
  async (ms, state) => {
    const { clock, records } = recordsAt(at);
    await records.begin(request, at);
    clock.now = at + minute;
    await records.settle(request, 'told');
    clock.now = at + ms;
    expect(await records.stateOf(request)).toBe(state);
  },
);

test('… and where nothing of it is left, from then on', async () => {
  const { clock, records } = recordsAt(at);
  await records.settle(request, 'told');
  clock.now = at + hour - 1;
  expect(await records.stateOf(request)).toBe('told');
});
