import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Fault, type LocalDirectory, startLocalDirectory } from '../../src/index.ts';
import { asService, clientOf, resetTo } from '../client.ts';

let directory: LocalDirectory;
beforeAll(async () => {
  directory = await startLocalDirectory({ accounts: [{ sAMAccountName: '104233', displayName: 'Anna' }] });
});
afterAll(() => directory.stop());
afterEach(() => directory.faults.clear());

function writes(): number {
  return directory.accounts()[1]?.passwordWrites ?? 0;
}
function write() {
  return asService(directory, (client) =>
    client.modify(`CN=Anna,${directory.baseDn}`, resetTo('Fresh-Pw-2026!')),
  );
}
function read() {
  return asService(directory, async (client) => {
    const { searchEntries } = await client.search(directory.baseDn, { filter: '(sAMAccountName=104233)' });
    return searchEntries;
  });
}

test.each<readonly [string, Fault, RegExp]>([
  ['the port is closed', { kind: 'refuse' }, /ECONNREFUSED/],
  ['an RST at the connection', { kind: 'reset', at: 'connect' }, /ECONNRESET|disconnected/],
  ['an RST at the bind', { kind: 'reset', at: 'bind' }, /ECONNRESET|closed/],
  ['an RST at the search', { kind: 'reset', at: 'search' }, /ECONNRESET|closed/],
  ['an RST in the middle of an answer', { kind: 'reset after', bytes: 60 }, /ECONNRESET|closed/],
  ['a result of its own', { kind: 'result', at: 'search', code: 51, diagnostic: 'busy' }, /Code: 0x33/],
])('%s', async (_, fault, text) => {
  await directory.faults.set(fault);
  await expect(read()).rejects.toThrow(text);
  await directory.faults.clear();
  expect(await read()).toHaveLength(1);
});

test.each([
  ['before', 0],
  ['after', 1],
] as const)('an RST %s the effect of a write: %i written', async (effect, written) => {
  const earlier = writes();
  await directory.faults.set({ kind: 'reset', at: 'modify', effect });
  await expect(write()).rejects.toThrow(/ECONNRESET|closed/);
  expect(writes() - earlier).toBe(written);
});

test('a dripping answer is the same answer', async () => {
  await directory.faults.set({ kind: 'drip', millisecondsPerByte: 0 });
  expect(await read()).toHaveLength(1);
});

test('a huge value and many entries are really sent', async () => {
  await directory.faults.set({ kind: 'huge value', bytes: 300_000 }, { kind: 'many entries', count: 1_000 });
  const entries = await read();
  expect(entries).toHaveLength(1_002);
  expect(entries.find(({ dn }) => dn === 'CN=Huge')?.displayName).toHaveLength(300_000);
});

test('silence is silence: the step is noted, nothing comes', async () => {
  await directory.faults.set({ kind: 'silence', at: 'bind' });
  const client = clientOf(directory);
  const bind = client.bind(directory.bindDn, directory.bindPassword);
  const asked = directory.asked().length;
  await expect.poll(() => directory.asked().slice(asked)).toEqual(['connect', 'bind']);
  expect(client.isBound).toBe(false);
  await directory.faults.set({ kind: 'refuse' });
  await expect(bind).rejects.toThrow();
});
