import { describe, expect, onTestFinished, test } from 'vitest';
import { type LocalDirectoryOptions, startLocalDirectory } from '../../src/index.ts';
import { asService, change, codeOf, resetTo, startPassword } from '../client.ts';

const anna = { sAMAccountName: '104233', displayName: 'Anna' };
async function start(options: Partial<LocalDirectoryOptions> = {}) {
  const directory = await startLocalDirectory({ accounts: [anna], ...options });
  onTestFinished(directory.stop);
  return directory;
}

describe('a password', () => {
  test.each([
    ['of the minimum length', 'Fresh-Pw-1', 0],
    ['one character shorter', 'Fresh-Pw1', 19],
    ['of three kinds', 'freshpass-1', 0],
    ['of two kinds', 'freshpass11', 19],
    ['with the user ID in it', 'Fr-104233-pw', 19],
    ['with a part of the name in it, in another case', 'Fr-aNNa-pw-1', 19],
    ['with a letter that is not ASCII', 'Fréshpass-ű', 0],
    ['that was the last one, on a reset without the control', startPassword, 0],
  ])('%s', async (_, password, code) => {
    const directory = await start({ accounts: [anna] });
    const dn = `CN=Anna,${directory.baseDn}`;
    expect(await asService(directory, (client) => codeOf(client.modify(dn, resetTo(password))))).toBe(code);
    expect(directory.accounts()[1]?.passwordWrites).toBe(code === 0 ? 1 : 0);
  });

  test('two values, or one that is not a replace, are no reset', async () => {
    const directory = await start();
    const dn = `CN=Anna,${directory.baseDn}`;
    const value = Buffer.from('"Fresh-Pw-2026!"', 'utf16le');
    await asService(directory, async (client) => {
      expect(await codeOf(client.modify(dn, change('replace', 'unicodePwd', value, value)))).toBe(53);
      expect(await codeOf(client.modify(dn, change('add', 'unicodePwd', value)))).toBe(53);
    });
  });
});

describe('what is written to', () => {
  const bela = { sAMAccountName: '104234', displayName: 'Nagy, Béla (HR) + #1' };
  test.each([
    ['as AD writes it', 'CN=Nagy\\, Béla (HR) \\+ #1,OU=Staff,DC=corp,DC=example,DC=com', 0],
    ['in bytes', 'cn=Nagy\\2c B\\c3\\a9la (HR) \\2b \\231, ou=staff, dc=corp,dc=example,dc=com', 0],
    ['between quotation marks', 'CN="Nagy, Béla (HR) + #1",OU=Staff,DC=corp,DC=example,DC=com', 0],
    ['with its comma bare', 'CN=Nagy, Béla (HR) \\+ #1,OU=Staff,DC=corp,DC=example,DC=com', 34],
    ['with its plus bare', 'CN=Nagy\\, Béla (HR) + #1,OU=Staff,DC=corp,DC=example,DC=com', 34],
    ['somebody who is not there', 'CN=Nobody,OU=Staff,DC=corp,DC=example,DC=com', 32],
    ['what is there and no account', 'OU=Staff,DC=corp,DC=example,DC=com', 50],
    ['a group', 'CN=Domain Users,CN=Users,DC=corp,DC=example,DC=com', 50],
  ])('%s', async (_, dn, code) => {
    const directory = await start({ accounts: [bela] });
    const unlock = change('replace', 'lockoutTime', Buffer.from('0'));
    expect(await asService(directory, (client) => codeOf(client.modify(dn, unlock)))).toBe(code);
  });
});
