import { type LocalDirectory, startLocalDirectory } from '@opsline/local-directory';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { parseDirectorySettings } from '../src/directory-settings.ts';
import { openDirectory } from '../src/ldap-directory.ts';
import { SecondConnectionError } from '../src/ldap-failure.ts';
import { openLdapSession } from '../src/ldap-session.ts';
import { labAccounts } from './lab.ts';
import { settingsOf } from './local-settings.ts';
import { accountOf, useDirectory } from './use-directory.ts';

let server: LocalDirectory;
beforeAll(async () => {
  server = await startLocalDirectory({ accounts: labAccounts });
});
afterAll(() => server.stop());
afterEach(() => server.faults.clear());

const open = async (leftMs: number) => {
  const session = await openLdapSession(server.url, parseDirectorySettings(settingsOf(server)), leftMs);
  onTestFinished(session.close);
  return session;
};
const writes = (): number => server.asked().filter((step) => step === 'modify').length;

test('D17 a connection that was lost is not silently made again, by nobody', async () => {
  const session = await open(3_000);
  const asked = server.asked().length;
  await server.faults.set({ kind: 'refuse' });
  await server.faults.clear();
  await vi.waitFor(() => expect(session.alive()).toBe(false));
  await expect(session.modify(`CN=Anna Kovács,${server.baseDn}`, [])).rejects.toBeInstanceOf(
    SecondConnectionError,
  );
  expect(server.asked().slice(asked)).toEqual([]);
});

test('D17 a connection is cut when the time of the turn is used up, whatever it is doing', async () => {
  const session = await open(700);
  expect(session.alive()).toBe(true);
  await vi.waitFor(() => expect(session.alive()).toBe(false), { timeout: 5_000 });
});

test('D17 no write is begun that could not be given its time', async () => {
  let time = 0;
  const directory = openDirectory(settingsOf(server), () => time);
  onTestFinished(directory.close);
  const account = await accountOf(directory, '104233');
  time = 2_800;
  await expect(directory.reset(account, 'Tz7k-Wm4q-Xh9vc')).rejects.toMatchObject({ fault: 'timed out' });
  expect(writes()).toBe(0);
});

test('an empty password is not even sent', async () => {
  const ended = await useDirectory(settingsOf(server), async (directory) =>
    directory.reset(await accountOf(directory, '104233'), ''),
  );
  expect(ended).toEqual({ outcome: 'policy' });
  expect(writes()).toBe(0);
});
