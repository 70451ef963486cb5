import { type Delegation, type DirectoryAccounts, startLocalDirectory } from '@opsline/local-directory';
import { describe, expect, onTestFinished, test } from 'vitest';
import { labAccounts } from './lab/lab.ts';
import { settingsOf } from './lab/local-settings.ts';
import { accountOf, useDirectory } from './lab/use-directory.ts';

async function start(delegation: Partial<Delegation>, accounts: DirectoryAccounts = labAccounts) {
  const server = await startLocalDirectory({ accounts, delegation });
  onTestFinished(server.stop);
  return server;
}

describe('rights that were not given to the service account', () => {
  test('without "read all properties" nothing can be known of an account: it is refused', async () => {
    const server = await start({ readProperties: false });
    const found = await useDirectory(settingsOf(server), (directory) => directory.find('104233'));
    expect(found).toEqual({ outcome: 'refused', reason: 'unreadable' });
  });

  test('without "read tokenGroups" nobody can be known not to be in a denied group: everybody is refused', async () => {
    const server = await start({ readTokenGroups: false });
    const board = [`CN=Board,CN=Users,${server.domainDn}`];
    const find = (denyGroups: string[]) =>
      useDirectory({ ...settingsOf(server), denyGroups }, (directory) => directory.find('104233'));
    expect(await find(board)).toEqual({ outcome: 'refused', reason: 'unreadable' });
    expect(await find([])).toMatchObject({ outcome: 'found' });
  });

  test('C28 without it nobody knows when a number was changed, which holds it', async () => {
    const server = await start({ readChanges: false });
    const account = await useDirectory(settingsOf(server), (directory) => accountOf(directory, '104233'));
    expect([account.mobile, account.mobileChangedAt]).toEqual(['+36301234567', undefined]);
  });

  test.each(['resetPassword', 'writePwdLastSet', 'writeLockoutTime'] as const)(
    'C52, D10 without %s the whole write is refused, the password too',
    async (right) => {
      const server = await start({ [right]: false });
      const ended = await useDirectory(settingsOf(server), async (directory) =>
        directory.reset(await accountOf(directory, '104233'), 'Tz7k-Wm4q-Xh9vc'),
      );
      expect(ended).toEqual({ outcome: 'denied' });
      expect(server.accounts().every(({ passwordWrites }) => passwordWrites === 0)).toBe(true);
    },
  );

  test.each([
    ['30', 30, 30],
    ['128', 128, 128],
    ['8, less than the domain wants', 8, 10],
  ])('C48 a fine-grained policy that may be read: minimum %s', async (_, minPwdLength, minimumLength) => {
    const account = {
      sAMAccountName: '104260',
      displayName: 'Pia',
      passwordSettings: { name: 'own', minPwdLength },
    };
    const server = await start({ readPasswordSettings: true }, [account]);
    const policy = await useDirectory(settingsOf(server), async (directory) =>
      directory.policy(await accountOf(directory, '104260')),
    );
    expect(policy).toEqual({ minimumLength, source: 'fine-grained' });
  });
});

test('C41 two accounts with one user ID', async () => {
  const twice = [
    { sAMAccountName: '104261', displayName: 'One' },
    { sAMAccountName: '104261', displayName: 'Two' },
    { sAMAccountName: '104261', displayName: 'Three' },
  ];
  const server = await start({}, twice);
  const found = await useDirectory(settingsOf(server), (directory) => directory.find('104261'));
  expect(found).toEqual({ outcome: 'several' });
});
