import { describe, expect, test } from 'vitest';
import { DirectoryError } from '../../../src/directory/directory.ts';
import { councilName, type Lab } from '../lab/lab.ts';
import { type InDirectory, useDirectory } from '../lab/use-directory.ts';

const domain = 'DC=corp,DC=example,DC=com';
const users = `CN=Users,${domain}`;
const noPhoneReset = `CN=No phone reset,${users}`;
const board = `CN=Board,${users}`;
const council = `CN=Works council\\, \\"blue\\" \\+ \\#1\\; \\<a\\=b\\> \\\\c,${users}`;
const pay = `CN=\\#Payroll,OU=Contractors,${domain}`;
const site = `CN=Site,${users}`;

/** What every directory has to keep to when it is asked for members of groups that are never reset by phone. */
export function denyContract(theLab: () => Lab): void {
  const inDirectory: InDirectory = (use, more) => useDirectory({ ...theLab().settings, ...more }, use);
  const find = (userId: string, ...denyGroups: string[]) =>
    inDirectory((directory) => directory.find(userId), { denyGroups });
  const refused = { outcome: 'refused', reason: 'denied group' };

  test.each([
    ['of the group', '104243', [noPhoneReset]],
    ['of a group in it', '104245', [noPhoneReset]],
    ['of a group in a group in it', '104245', [site]],
    ['by the primary group', '104246', [board]],
    ['by a primary group that is in it', '104247', [noPhoneReset]],
    ['by the group that all have for their primary one', '104233', [`CN=Domain Users,${users}`]],
    ['of the first of several', '104243', [noPhoneReset, board]],
    ['of the last of several', '104246', [noPhoneReset, council, board]],
    ['of a group whose name has every sign in it that is escaped', '104248', [council]],
    ['of a group elsewhere, with a name that begins with #', '104248', [pay]],
    ['of a local group of the domain', '104248', [site]],
  ])('D2 a member %s is refused', async (_, userId, denyGroups) => {
    expect(await find(userId, ...denyGroups)).toEqual(refused);
  });

  test.each([
    ['in another case', noPhoneReset.toLowerCase()],
    ['with blanks behind the commas', noPhoneReset.replaceAll(',', ', ')],
    ['with a blank that is escaped', noPhoneReset.replace('No phone', 'No\\20phone')],
    ['between quotation marks', noPhoneReset.replace('No phone reset', '"No phone reset"')],
  ])('D2 the group is the same, its DN written %s', async (_, denyGroup) => {
    expect(await find('104243', denyGroup)).toEqual(refused);
    expect(await find('104233', denyGroup)).toMatchObject({ outcome: 'found' });
  });

  test('the escapes of a name are bytes as well as signs', async () => {
    const inBytes = `CN=${Buffer.from(councilName).toString('hex').replace(/../g, '\\$&')},${users}`;
    expect(await find('104248', inBytes)).toEqual(refused);
  });

  test.each(['104233', '104235', '104254'])('%s is in none of several groups, and found', async (userId) => {
    expect(await find(userId, noPhoneReset, board, council, pay, site)).toMatchObject({ outcome: 'found' });
  });

  test('a user ID that nobody has finds nobody', async () => {
    expect(await find('999999', noPhoneReset, board)).toEqual({ outcome: 'nobody' });
  });

  describe('D2 a group that is not there, or no group, is a fault, whoever is asked for', () => {
    test.each([
      ['has moved', `CN=\\#Payroll,${users}`],
      ['is mistyped', `CN=No phone rest,${users}`],
      ['lies in a container that is mistyped', `CN=No phone reset,CN=Usres,${domain}`],
      ['is written by its name alone', 'CN=No phone reset'],
      ['is of another domain', 'CN=No phone reset,CN=Users,DC=other,DC=test'],
      ['is half a DN', `CN=No phone reset,nonsense,${domain}`],
      ['is an organizational unit', `OU=Staff,${domain}`],
      ['is a container', users],
      ['is an account', `CN=Denied Dan,OU=Staff,${domain}`],
      ['is no group of security: it is in no token', `CN=Mailing list,${users}`],
    ])('the group %s', async (_, denyGroup) => {
      const denyGroups = [board, denyGroup];
      const asks = [
        () => inDirectory((directory) => directory.ready(), { denyGroups }),
        ...['104233', '104246', '999999'].map((userId) => () => find(userId, ...denyGroups)),
      ];
      for (const ask of asks) {
        const asked = ask();
        await expect(asked).rejects.toBeInstanceOf(DirectoryError);
        await expect(asked).rejects.toMatchObject({ fault: 'deny group missing', detail: 'denyGroups.1' });
      }
    });

    test('each one that is missing is named, by its place', async () => {
      const asked = find('104233', `CN=a,${users}`, board, `CN=b,${users}`);
      await expect(asked).rejects.toMatchObject({ detail: 'denyGroups.0, denyGroups.2' });
    });
  });

  test('it is ready when every group is there', async () => {
    const denyGroups = [noPhoneReset, board, council, pay, site];
    await expect(inDirectory((directory) => directory.ready(), { denyGroups })).resolves.toBeUndefined();
  });
}
