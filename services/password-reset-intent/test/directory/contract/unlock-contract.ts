import { expect, onTestFinished, test } from 'vitest';
import { type Lab, startPassword } from '../lab/lab.ts';
import { bindOutcome, rawClient } from '../lab/raw-client.ts';
import { accountOf, type InDirectory, useDirectory } from '../lab/use-directory.ts';

/** What every directory has to keep to when an account is unlocked, the stand-in and a real domain controller alike. */
export function unlockContract(theLab: () => Lab): void {
  const inDirectory: InDirectory = (use, more) =>
    useDirectory({ ...theLab().settings, ...more }, use, theLab().clock);

  /** What stands in an account beside the lock. */
  const restOf = async (userId: string) => {
    const { settings, domainDn } = theLab();
    const client = rawClient(settings);
    await client.bind(settings.bindDn, settings.bindPassword);
    const attributes = [
      'pwdLastSet',
      'userAccountControl',
      'mobile',
      'birthDate',
      'monthStarted',
      'memberOf',
    ];
    const { searchEntries } = await client.search(domainDn, {
      filter: `(sAMAccountName=${userId})`,
      attributes,
    });
    await client.unbind();
    return searchEntries;
  };

  test('an unlock lets the old password in again, and changes nothing else', async () => {
    expect(await bindOutcome(theLab().settings, '104256', startPassword)).toBe('775');
    const before = await restOf('104256');
    const ended = await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104256');
      expect(account).toMatchObject({ locked: true, passwordExpired: false });
      return directory.unlock(account);
    });
    expect(ended).toEqual({ outcome: 'unlocked' });
    expect(await restOf('104256')).toEqual(before);
    expect(await bindOutcome(theLab().settings, '104256', startPassword)).toBe('bound');
    expect(await inDirectory((directory) => accountOf(directory, '104256'))).toMatchObject({ locked: false });
  });

  test('an account whose password has expired says so, locked or not', async () => {
    await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104257');
      expect(account).toMatchObject({ locked: true, passwordExpired: true });
      expect(await directory.unlock(account)).toEqual({ outcome: 'unlocked' });
      expect(await accountOf(directory, '104257')).toMatchObject({ locked: false, passwordExpired: true });
    });
    expect(await bindOutcome(theLab().settings, '104257', startPassword)).toBe('532');
  });

  test('a password that must be changed says so too, and a plain account neither', async () => {
    await inDirectory(async (directory) => {
      expect(await accountOf(directory, '104259')).toMatchObject({ locked: false, passwordExpired: true });
      expect(await accountOf(directory, '104254')).toMatchObject({ locked: false, passwordExpired: false });
    });
  });

  test('the service account cannot unlock a Domain Admin, even inside the staff', async () => {
    const ended = await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104233');
      return directory.unlock({ ...account, dn: `CN=Domain Admin Jane,OU=Staff,${theLab().domainDn}` });
    });
    expect(ended).toEqual({ outcome: 'denied' });
  });

  test('an account to unlock that has gone since it was found', async () => {
    const ended = await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104233');
      return directory.unlock({ ...account, dn: `CN=Gone,OU=Staff,${theLab().domainDn}` });
    });
    expect(ended).toEqual({ outcome: 'gone' });
  });

  test('no answer to the write of an unlock: unknown, and it may well have happened', async () => {
    onTestFinished(theLab().thaw);
    const ended = await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104258');
      await theLab().freeze();
      return directory.unlock(account).finally(theLab().thaw);
    });
    expect(ended).toEqual({ outcome: 'unknown' });
    expect(await bindOutcome(theLab().settings, '104258', startPassword)).toBe('bound');
  });
}
