import { type LocalDirectory, startLocalDirectory } from '@opsline/local-directory';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Clock, systemClock } from '../../../src/directory/clock.ts';
import { openDirectory } from '../../../src/directory/ldap-directory.ts';
import { SecondConnectionError } from '../../../src/directory/ldap-failure.ts';
import { openLdapSession } from '../../../src/directory/ldap-session.ts';
import { parseDirectorySettings } from '../../../src/directory/settings.ts';
import { labAccounts } from '../lab/lab.ts';
import { settingsOf } from '../lab/local-settings.ts';
import { patientClock } from '../lab/patient-clock.ts';
import { accountOf, useDirectory } from '../lab/use-directory.ts';

let server: LocalDirectory;
beforeAll(async () => {
  server = await startLocalDirectory({ accounts: labAccounts });
});
afterAll(() => server.stop());
afterEach(() => server.faults.clear());

async function open(clock: Clock) {
  const session = await openLdapSession(server.url, parseDirectorySettings(settingsOf(server)), 3_000, clock);
  onTestFinished(session.close);
  return session;
}
function writes(): number {
  return server.asked().filter((step) => step === 'modify').length;
}

test('D17 a connection that was lost is not silently made again, by nobody', async () => {
  const session = await open(patientClock());
  const asked = server.asked().length;
  await server.faults.set({ kind: 'refuse' });
  await server.faults.clear();
  await expect.poll(session.alive).toBe(false);
  await expect(session.modify(`CN=Anna Kovács,${server.baseDn}`, [])).rejects.toBeInstanceOf(
    SecondConnectionError,
  );
  expect(server.asked().slice(asked)).toEqual([]);
});

test('D17 a connection is cut when the time of the turn is used up, whatever it is doing', async () => {
  const clock = patientClock();
  const session = await open(clock);
  expect(session.alive()).toBe(true);
  clock.nothingMoreComes();
  await expect.poll(session.alive).toBe(false);
});

test('once the directory is closed, nothing waits for it any more', async () => {
  const waits = new Set<object>();
  const clock: Clock = {
    ...systemClock,
    after: (ms, then) => {
      const wait = {};
      waits.add(wait);
      const cancel = systemClock.after(ms, then);
      return () => {
        waits.delete(wait);
        cancel();
      };
    },
  };
  await useDirectory(settingsOf(server), (directory) => directory.find('104233'), clock);
  expect(waits.size).toBe(0);
});

test.each([
  ['a second', 'connect', 1_000],
  ['two seconds', 'bind', 2_000],
  ['two seconds', 'search', 2_000],
  ['two seconds', 'modify', 2_000],
] as const)('D17 it has %s for the %s, and no more', async (_, at, ms) => {
  const clock = patientClock();
  const silent = await startLocalDirectory({
    accounts: labAccounts,
    faults: [{ kind: 'silence', at }],
    onSilence: clock.nothingMoreComes,
  });
  onTestFinished(silent.stop);
  await useDirectory(
    settingsOf(silent),
    async (directory) => directory.reset(await accountOf(directory, '104233'), 'Tz7k-Wm4q-Xh9vc'),
    clock,
  ).catch(() => undefined);
  expect(clock.passed()).toEqual([ms]);
});

test.each(['connect', 'bind', 'search'] as const)(
  'D17 on the clock of the machine, a directory that is silent at the %s is given up',
  async (at) => {
    const silent = await startLocalDirectory({ accounts: labAccounts, faults: [{ kind: 'silence', at }] });
    onTestFinished(silent.stop);
    const limits = { connectMs: 100, operationMs: 100 };
    const asked = useDirectory(
      { ...settingsOf(silent), limits },
      (directory) => directory.find('104233'),
      systemClock,
    );
    await expect(asked).rejects.toMatchObject({ fault: 'timed out' });
  },
);

test('D17 no write is begun that could not be given its time', async () => {
  let time = 0;
  const directory = openDirectory(
    settingsOf(server),
    patientClock(() => time),
  );
  onTestFinished(directory.close);
  const account = await accountOf(directory, '104233');
  time = 4_001;
  await expect(directory.reset(account, 'Tz7k-Wm4q-Xh9vc')).rejects.toMatchObject({ fault: 'timed out' });
  expect(writes()).toBe(0);
});

test('D17 nobody is connected to once the time of the turn is used up', async () => {
  let time = 0;
  const directory = openDirectory(
    settingsOf(server),
    patientClock(() => time),
  );
  onTestFinished(directory.close);
  time = 6_000;
  const asked = server.asked().length;
  await expect(directory.find('104233')).rejects.toMatchObject({
    fault: 'timed out',
    detail: 'no time left',
  });
  expect(server.asked()).toHaveLength(asked);
});

test('D17 once each domain controller has failed in a turn, none is asked again', async () => {
  await server.faults.set({ kind: 'reset', at: 'bind' });
  const directory = openDirectory(settingsOf(server), patientClock());
  onTestFinished(directory.close);
  await expect(directory.find('104233')).rejects.toMatchObject({ name: 'DirectoryError' });
  const asked = server.asked().length;
  await server.faults.clear();
  await expect(directory.find('104233')).rejects.toMatchObject({
    fault: 'unreachable',
    detail: 'no domain controller left to ask',
  });
  expect(server.asked()).toHaveLength(asked);
});

test('without a port it is that of LDAPS', async () => {
  const settings = { ...parseDirectorySettings(settingsOf(server)), urls: ['ldaps://127.0.0.1'] };
  await expect(openLdapSession('ldaps://127.0.0.1', settings, 3_000, patientClock())).rejects.toMatchObject({
    port: 636,
  });
});

test('an address of version 6 is one, and no name to look up', async () => {
  const settings = parseDirectorySettings(settingsOf(server));
  const refused = await openLdapSession('ldaps://[::1]:1', settings, 3_000, patientClock()).catch(String);
  // Refused, or no such address on this machine.
  expect(refused).toMatch(/ECONNREFUSED|EADDRNOTAVAIL|EAFNOSUPPORT|ENETUNREACH/);
});

test('an empty password is not even sent', async () => {
  const ended = await useDirectory(settingsOf(server), async (directory) =>
    directory.reset(await accountOf(directory, '104233'), ''),
  );
  expect(ended).toEqual({ outcome: 'policy' });
  expect(writes()).toBe(0);
});
