import { type Client, Control, type SearchOptions } from 'ldapts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Delegation,
  type DirectoryAccounts,
  type LocalDirectory,
  startLocalDirectory,
} from '../../src/index.ts';
import { asService, clientOf } from '../client.ts';

const accounts: DirectoryAccounts = [
  { sAMAccountName: '104233', displayName: 'Anna' },
  { sAMAccountName: '104238', displayName: 'Jane', flags: ['protected'] },
  { sAMAccountName: '104240', displayName: 'Carl', organizationalUnit: 'Contractors' },
];

/** The extended right Reset Password in an entry, and the flags for the DACL alone. */
const resetPassword = '709529006d24d011a76800aa006e0529';
class DaclAlone extends Control {
  constructor() {
    super('1.2.840.113556.1.4.801', { critical: true });
  }
  override writeControl(writer: Parameters<Control['write']>[0]): void {
    writer.writeBuffer(Buffer.from('3003020104', 'hex'), 0x04);
  }
}

/** What the service account may do with somebody, as the directory tells it. */
async function toldOf(client: Client, dn: string) {
  const attributes = ['allowedAttributesEffective', 'nTSecurityDescriptor'];
  const options = { attributes, explicitBufferAttributes: ['nTSecurityDescriptor'] };
  const [entry] = (await client.search(dn, { scope: 'base', ...options }, new DaclAlone())).searchEntries;
  const descriptor = [entry?.nTSecurityDescriptor].flat().find((value) => Buffer.isBuffer(value));
  const at = descriptor?.indexOf(resetPassword, 'hex') ?? -1;
  const whose = at === -1 ? undefined : descriptor?.subarray(at + 16).toString('hex');
  return { writes: [entry?.allowedAttributesEffective ?? []].flat(), whose };
}

/** The SIDs of a connection. */
async function sidsOf(client: Client, attributes = ['tokenGroups']): Promise<string[]> {
  const options: SearchOptions = { scope: 'base', attributes, explicitBufferAttributes: ['tokenGroups'] };
  const [root] = (await client.search('', options)).searchEntries;
  return [root?.tokenGroups ?? []].flat().map((sid) => sid.toString('hex'));
}

describe('what was delegated to the service account is told', () => {
  const all = ['pwdLastSet', 'lockoutTime'];
  test.each<[string, Partial<Delegation>, string, string[], boolean]>([
    ['of the staff', {}, 'CN=Anna,OU=Staff', all, true],
    ['of whoever is protected', {}, 'CN=Jane,OU=Staff', [], false],
    ['of others', {}, 'CN=Carl,OU=Contractors', [], false],
    ['without resets', { resetPassword: false }, 'CN=Anna,OU=Staff', all, false],
    ['without unlocking', { writeLockoutTime: false }, 'CN=Anna,OU=Staff', ['pwdLastSet'], true],
    ['without a change at next logon', { writePwdLastSet: false }, 'CN=Anna,OU=Staff', ['lockoutTime'], true],
  ])('%s', async (_, delegation, who, writes, resets) => {
    const directory = await startLocalDirectory({ accounts, delegation });
    await asService(directory, async (client) => {
      const told = await toldOf(client, `${who},${directory.domainDn}`);
      expect(told.writes).toEqual(writes);
      expect(told.whose !== undefined && (await sidsOf(client)).includes(told.whose)).toBe(resets);
    });
    await directory.stop();
  });
});

describe('who somebody is is told', () => {
  let directory: LocalDirectory;
  beforeAll(async () => {
    directory = await startLocalDirectory({ accounts });
  });
  afterAll(() => directory.stop());

  test('to whoever is bound and asks for it by name', async () => {
    await asService(directory, async (client) => {
      expect(await sidsOf(client)).toContain('010100000000000100000000');
      expect(await sidsOf(client, ['*'])).toEqual([]);
    });
  });

  test('to nobody else', async () => {
    const client = clientOf(directory);
    expect(await sidsOf(client)).toEqual([]);
    await client.unbind();
  });
});
