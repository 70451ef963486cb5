import { Attribute, Change } from 'ldapts';
import { expect, onTestFinished, test } from 'vitest';
import { type Lab, startPassword } from '../lab/lab.ts';
import { bindOutcome, rawClient } from '../lab/raw-client.ts';
import { accountOf, type InDirectory, useDirectory } from '../lab/use-directory.ts';

/** What every directory has to keep to when a password is reset, the stand-in and a real domain controller alike. */
export function resetContract(theLab: () => Lab): void {
  const inDirectory: InDirectory = (use, more) =>
    useDirectory({ ...theLab().settings, ...more }, use, theLab().clock);

  test('D10 a reset sets the password, demands a change and unlocks', async () => {
    const password = 'Tz7k-Wm4q-Xh9vc';
    expect(await bindOutcome(theLab().settings, '104250', startPassword)).toBe('775');
    const ended = await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104250');
      expect(account.locked).toBe(true);
      return directory.reset(account, password);
    });
    expect(ended).toMatchObject({ outcome: 'reset' });
    expect(await bindOutcome(theLab().settings, '104250', password)).toBe('773');
    expect(await bindOutcome(theLab().settings, '104250', startPassword)).toBe('52e');
    expect(await inDirectory((directory) => accountOf(directory, '104250'))).toMatchObject({ locked: false });
  });

  test('D10 once a change is no longer demanded, the new password works, and the old one does not', async () => {
    const password = 'Qm4x-Vt9h-Zk7wd';
    const { settings, domainDn } = theLab();
    await inDirectory(async (directory) => directory.reset(await accountOf(directory, '104255'), password));
    const client = rawClient(settings);
    await client.bind(settings.bindDn, settings.bindPassword);
    const { searchEntries } = await client.search(domainDn, { filter: '(sAMAccountName=104255)' });
    await client.modify(
      searchEntries[0]?.dn ?? '',
      new Change({
        operation: 'replace',
        modification: new Attribute({ type: 'pwdLastSet', values: ['-1'] }),
      }),
    );
    await client.unbind();
    expect(await bindOutcome(settings, '104255', password)).toBe('bound');
    expect(await bindOutcome(settings, '104255', startPassword)).toBe('52e');
  });

  test('D8 a password of any characters arrives as it was sent', async () => {
    const password = 'Ű"ñ\\é€-Tz7k-Wm4q';
    const ended = await inDirectory(async (directory) =>
      directory.reset(await accountOf(directory, '104234'), password),
    );
    expect(ended).toMatchObject({ outcome: 'reset' });
    expect(await bindOutcome(theLab().settings, '104234', password)).toBe('773');
  });

  test.each([
    ['too short', 'Tz7k-Wm4q'],
    ['of one kind only', 'abcdefghjkmnpqr'],
  ])('D11 a password that is %s is refused as policy, and nothing changes', async (_, password) => {
    const ended = await inDirectory(async (directory) =>
      directory.reset(await accountOf(directory, '104251'), password),
    );
    expect(ended).toEqual({ outcome: 'policy' });
    expect(await bindOutcome(theLab().settings, '104251', startPassword)).toBe('bound');
  });

  test('C48 a fine-grained policy is refused as policy', async () => {
    const ended = await inDirectory(async (directory) =>
      directory.reset(await accountOf(directory, '104244'), 'Tz7k-Wm4q-Xh9v-Cp3r-Bn6d'),
    );
    expect(ended).toEqual({ outcome: 'policy' });
  });

  test('C52 the service account cannot reset a Domain Admin, even inside the staff', async () => {
    const ended = await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104233');
      return directory.reset(
        { ...account, dn: `CN=Domain Admin Jane,OU=Staff,${theLab().domainDn}` },
        'Tz7k-Wm4q-Xh9vc',
      );
    });
    expect(ended).toEqual({ outcome: 'denied' });
    expect(await bindOutcome(theLab().settings, '104238', startPassword)).toBe('bound');
  });

  test('an account that has gone since it was found', async () => {
    const ended = await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104233');
      return directory.reset({ ...account, dn: `CN=Gone,OU=Staff,${theLab().domainDn}` }, 'Tz7k-Wm4q-Xh9vc');
    });
    expect(ended).toEqual({ outcome: 'gone' });
  });

  test('a password that never expires is not reset: the change at next logon would do nothing', async () => {
    const ended = await inDirectory(async (directory) =>
      directory.reset(await accountOf(directory, '104239'), 'Tz7k-Wm4q-Xh9vc'),
    );
    expect(ended).toEqual({ outcome: 'never expires' });
    expect(await bindOutcome(theLab().settings, '104239', startPassword)).toBe('bound');
  });

  test('C55 no answer to the write: unknown, and it may well have happened', async () => {
    onTestFinished(theLab().thaw);
    const password = 'Gh6t-Wm4q-Xh9vc';
    const ended = await inDirectory(async (directory) => {
      const account = await accountOf(directory, '104252');
      await directory.policy(account);
      await theLab().freeze();
      return directory.reset(account, password).finally(theLab().thaw);
    });
    expect(ended).toEqual({ outcome: 'unknown' });
    expect(await bindOutcome(theLab().settings, '104252', password)).toBe('773');
  });
}
