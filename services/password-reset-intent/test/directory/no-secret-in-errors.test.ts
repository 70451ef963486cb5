import { inspect } from 'node:util';
import { type Fault, startLocalDirectory } from '@opsline/local-directory';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { checkDirectory } from '../../src/directory/directory.ts';
import { openDirectory } from '../../src/directory/ldap-directory.ts';
import type { Entry } from '../../src/log.ts';
import { labAccounts } from './lab/lab.ts';
import { settingsOf } from './lab/local-settings.ts';
import { patientClock } from './lab/patient-clock.ts';
import { accountOf, useDirectory } from './lab/use-directory.ts';

const password = 'Canary-Tz7k-Wm4q';
const clock = patientClock();
let server: Awaited<ReturnType<typeof startLocalDirectory>>;
beforeAll(async () => {
  server = await startLocalDirectory({ accounts: labAccounts, onSilence: clock.nothingMoreComes });
});
afterAll(() => server.stop());
afterEach(() => server.faults.clear());

test.each<readonly [string, Fault]>([
  [
    'a diagnostic that repeats everything',
    { kind: 'result', at: 'modify', code: 53, diagnostic: `00002035: CN=Anna Kovács ${password}` },
  ],
  [
    'a refused bind',
    { kind: 'result', at: 'bind', code: 49, diagnostic: `80090308: LdapErr: ${password}, data 775, v1db1` },
  ],
  ['a refused search', { kind: 'result', at: 'search', code: 1, diagnostic: '00002020: CN=Anna Kovács' }],
  ['no connection', { kind: 'refuse' }],
  ['no answer', { kind: 'silence', at: 'bind' }],
])('D11, D14 no text of the directory and no secret in an error: %s', async (_, fault) => {
  await server.faults.set(fault);
  const settings = settingsOf(server);
  const error: unknown = await useDirectory(
    settings,
    async (directory) => directory.reset(await accountOf(directory, '104233'), password),
    clock,
  ).catch((thrown: unknown) => thrown);
  const shown = inspect(error, { depth: null, showHidden: true });
  expect(shown).toContain('DirectoryError');
  for (const unwanted of [password, settings.bindPassword, 'Anna', 'CN=', 'DSID', '1990']) {
    expect(shown).not.toContain(unwanted);
  }
});

test('a denied group that is missing is logged by its place in the settings, and not by its name', async () => {
  const denyGroups = ['Board', 'Borad'].map((name) => `CN=${name},CN=Users,${server.domainDn}`);
  const log: Entry[] = [];
  const open = async () => openDirectory({ ...settingsOf(server), denyGroups }, clock);
  expect(await checkDirectory(open, (entry) => void log.push(entry))()).toBe('is down');
  const error = ['DirectoryError: The directory could not be asked: deny group missing (denyGroups.1)'];
  expect(log).toEqual([{ event: 'fault', error }]);
});
