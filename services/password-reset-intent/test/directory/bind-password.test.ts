import { startLocalDirectory } from '@opsline/local-directory';
import { Attribute, Change } from 'ldapts';
import { expect, onTestFinished, test } from 'vitest';
import { labAccounts } from './lab/lab.ts';
import { settingsOf } from './lab/local-settings.ts';
import { rawClient } from './lab/raw-client.ts';
import { accountOf, useDirectory } from './lab/use-directory.ts';

function quoted(password: string) {
  return [Buffer.from(`"${password}"`, 'utf16le')];
}

test('C58 the bind password is changed while a turn is under way: the turn ends, the next one is refused', async () => {
  const server = await startLocalDirectory({ accounts: labAccounts, policy: { minAgeDays: 0 } });
  onTestFinished(server.stop);
  const settings = settingsOf(server);
  const ended = await useDirectory(settings, async (directory) => {
    const account = await accountOf(directory, '104233');
    const client = rawClient(settings);
    await client.bind(server.bindDn, server.bindPassword);
    await client.modify(`CN=svc-pwreset,OU=Service Accounts,${server.domainDn}`, [
      new Change({
        operation: 'delete',
        modification: new Attribute({ type: 'unicodePwd', values: quoted(server.bindPassword) }),
      }),
      new Change({
        operation: 'add',
        modification: new Attribute({ type: 'unicodePwd', values: quoted('Rotated-Passw0rd-1!') }),
      }),
    ]);
    await client.unbind();
    return directory.reset(account, 'Tz7k-Wm4q-Xh9vc');
  });
  expect(ended).toMatchObject({ outcome: 'reset' });
  const next = useDirectory(settings, (directory) => directory.find('104233'));
  await expect(next).rejects.toMatchObject({ fault: 'bind refused', detail: '49 data 52e' });
});

test('D3, C45 however often somebody is looked up, no failed logon is counted for them', async () => {
  const server = await startLocalDirectory({ accounts: labAccounts });
  onTestFinished(server.stop);
  for (let month = 1; month <= 12; month += 1) {
    await useDirectory(settingsOf(server), (directory) => directory.find('104233'));
  }
  expect(server.accounts().every(({ badPasswordCount }) => badPasswordCount === 0)).toBe(true);
  expect(server.asked().filter((step) => step === 'bind')).toHaveLength(12);
});
