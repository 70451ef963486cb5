import { hour } from '@opsline/function-kit/durations';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DirectoryError } from '../../../src/directory/directory.ts';
import { type Lab, startPassword } from '../lab/lab.ts';
import { accountOf, type InDirectory, useDirectory } from '../lab/use-directory.ts';

/** What every directory has to keep to when it is asked, the stand-in and a real domain controller alike. */
export function findContract(theLab: () => Lab): void {
  const inDirectory: InDirectory = (use, more) =>
    useDirectory({ ...theLab().settings, ...more }, use, theLab().clock);

  test('D2 finds the facts of an account, non-ASCII and all', async () => {
    expect(await inDirectory((directory) => directory.find('104233'))).toEqual({
      outcome: 'found',
      account: {
        dn: `CN=Anna Kovács,OU=Staff,${theLab().domainDn}`,
        userId: '104233',
        names: ['104233', 'Anna Kovács'],
        mobile: '+36301234567',
        mobileChangedAt: expect.any(Number),
        birthDate: '1990-04-17',
        monthStarted: '2019-09',
        locked: false,
        passwordExpired: false,
        passwordNeverExpires: false,
        passwordSettingsDn: undefined,
      },
    });
  });

  test.each([
    ['104233', 'mobile', 40],
    ['104233', 'telephoneNumber', 40],
    ['104234', 'mobile', 0],
  ])('C28 %s: %s was changed %d hours ago', async (userId, mobile, hours) => {
    const attributes = { mobile };
    const account = await inDirectory((directory) => accountOf(directory, userId), { attributes });
    expect(Math.floor((Date.now() - Number(account.mobileChangedAt)) / hour)).toBe(hours);
  });

  test('attributes are found whatever letters the settings name them in', async () => {
    const attributes = { mobile: 'MOBILE', birthDate: 'birthdate', monthStarted: 'MonthStarted' };
    const account = await inDirectory((directory) => accountOf(directory, '104233'), { attributes });
    expect(account).toMatchObject({
      mobile: '+36301234567',
      mobileChangedAt: expect.any(Number),
      birthDate: '1990-04-17',
      monthStarted: '2019-09',
    });
  });

  test('C28 of an attribute that the directory does not tell it of, nobody knows when it was changed', async () => {
    const attributes = { mobile: 'birthDate' };
    const account = await inDirectory((directory) => accountOf(directory, '104233'), { attributes });
    expect([account.mobile, account.mobileChangedAt]).toEqual(['1990-04-17', undefined]);
  });

  test('it is ready when it can be asked below the base DN, whoever for, and only then', async () => {
    await expect(inDirectory((directory) => directory.ready())).resolves.toBeUndefined();
    const nowhere = { baseDn: `OU=Nowhere,${theLab().domainDn}` };
    await expect(inDirectory((directory) => directory.ready(), nowhere)).rejects.toThrow(DirectoryError);
    const refused = { bindPassword: 'a wrong password' };
    await expect(inDirectory((directory) => directory.ready(), refused)).rejects.toThrow('bind refused');
  });

  test('C44 missing attributes are undefined', async () => {
    const account = await inDirectory((directory) => accountOf(directory, '104235'));
    expect([account.mobile, account.birthDate, account.monthStarted]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['C30', '*'],
    ['C31', '104233)(objectClass=*'],
    ['C32', '*)(|(pwdLastSet=*'],
    ['C33', '104233\\00'],
    ['C33', '104233\0'],
    ['C33', '104233%00'],
    ['C34', '\\2a'],
    ['C35', '１０４２３３'],
    ['C36', '000000'],
    ['C37', '-12345'],
    ['C38', '104233 OR 1=1'],
    ['C39', ')(&'],
    ['D1', ' 104233'],
    ['D1', '104233 '],
    ['D1', ''],
    ['C40, a contractor', '104240'],
    ['C40, a computer', '104241'],
    ['C40, krbtgt', 'krbtgt'],
  ])('%s: the user ID %j finds nobody', async (_, userId) => {
    expect(await inDirectory((directory) => directory.find(userId))).toEqual({ outcome: 'nobody' });
  });

  test.each([
    ['104236', 'disabled'],
    ['104237', 'expired'],
    ['104238', 'protected'],
    ['104242', 'service account'],
    ['104260', 'cannot change password'],
    ['104243', 'denied group'],
  ])('C40 %s is refused: %s', async (userId, reason) => {
    const denyGroups = [`CN=No phone reset,CN=Users,${theLab().domainDn}`];
    const found = await inDirectory((directory) => directory.find(userId), { denyGroups });
    expect(found).toEqual({ outcome: 'refused', reason });
  });

  test('a group that is not denied does no harm', async () => {
    expect(await inDirectory((directory) => directory.find('104243'))).toMatchObject({ outcome: 'found' });
  });

  test.each([
    ['104233', { minimumLength: 10, source: 'domain' }],
    ['104244', { minimumLength: 24, source: 'unreadable' }],
  ])('C48 the policy for %s', async (userId, policy) => {
    const read = await inDirectory(async (directory) => directory.policy(await accountOf(directory, userId)));
    expect(read).toEqual(policy);
  });

  describe('D11 C53 a service account that may not bind', () => {
    test.each([
      ['svc-disabled', startPassword, '49 data 533'],
      ['svc-locked', startPassword, '49 data 775'],
      ['svc-must-change', startPassword, '49 data 773'],
      ['svc-password-expired', startPassword, '49 data 532'],
      ['svc-expired', startPassword, '49 data 701'],
      ['svc-disabled', 'a wrong password', '49 data 52e'],
    ])('%s with %s: %s', async (name, bindPassword, detail) => {
      const bindDn = `${name}@corp.example.com`;
      const asked = inDirectory((directory) => directory.find('104233'), { bindDn, bindPassword });
      await expect(asked).rejects.toMatchObject({ name: 'DirectoryError', fault: 'bind refused', detail });
    });
  });

  test('D17 a directory that is silent at the connection', async () => {
    onTestFinished(theLab().thaw);
    await theLab().freeze();
    const asked = inDirectory((directory) => directory.find('104233'));
    await expect(asked).rejects.toBeInstanceOf(DirectoryError);
    await expect(asked).rejects.toMatchObject({ fault: 'timed out' });
  });
}
