import { Control } from 'ldapts';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type LocalDirectory, startLocalDirectory } from '../../src/index.ts';
import { asService, clientOf, codeOf } from '../client.ts';
import { startStaffDirectory } from '../staff.ts';

let directory: LocalDirectory;
beforeAll(async () => {
  directory = await startStaffDirectory();
});
afterAll(() => directory.stop());

test('the scopes', async () => {
  const found = (scope: 'base' | 'one' | 'sub') =>
    asService(directory, async (client) => {
      const { searchEntries } = await client.search(directory.baseDn, { scope, filter: '(objectClass=*)' });
      return searchEntries.length;
    });
  expect([await found('base'), await found('one'), await found('sub')]).toEqual([1, 4, 5]);
});

describe('what comes back', () => {
  test('only the attributes asked for, in the schema’s case; a missing one is left out', async () => {
    await asService(directory, async (client) => {
      const { searchEntries } = await client.search(directory.baseDn, {
        filter: '(sAMAccountName=104234)',
        attributes: ['DISPLAYNAME', 'birthDate'],
      });
      expect(searchEntries).toEqual([
        {
          dn: `CN=Nagy\\, Béla (HR) \\+ #1,${directory.baseDn}`,
          displayName: 'Nagy, Béla (HR) + #1',
          birthDate: [],
        },
      ]);
    });
  });

  test.each([
    [['*'], ['displayName', 'memberOf'], ['tokenGroups', 'msDS-User-Account-Control-Computed']],
    [['*', 'msDS-User-Account-Control-Computed'], ['displayName', 'msDS-User-Account-Control-Computed'], []],
    [['1.1'], [], ['displayName', 'cn']],
    [['+'], [], ['displayName', 'tokenGroups']],
    [['cn', '1.1'], ['cn'], ['displayName']],
  ])('of %j: %j, and not %j', async (attributes, kept, left) => {
    await asService(directory, async (client) => {
      const options = { filter: '(sAMAccountName=104234)', attributes };
      const [entry] = (await client.search(directory.baseDn, options)).searchEntries;
      const told = (name: string) => [entry?.[name] ?? []].flat().length > 0;
      expect([kept.filter(told), left.filter(told)]).toEqual([kept, []]);
    });
  });

  test.each(['member;range=0-*', 'objectGUID;binary', '2.5.4.3'])(
    '%s, which only AD knows how to tell, is refused and not left out',
    async (attribute) => {
      await asService(directory, async (client) => {
        const asked = client.search(directory.baseDn, { filter: '(cn=*)', attributes: ['cn', attribute] });
        expect(await codeOf(asked)).toBe(2);
      });
    },
  );

  test('the size limit cuts', async () => {
    await asService(directory, async (client) => {
      const { searchEntries } = await client.search(directory.baseDn, { filter: '(cn=*)', sizeLimit: 2 });
      expect(searchEntries).toHaveLength(2);
    });
  });

  test('from the root of the domain, a reference to what lies elsewhere; from below, none', async () => {
    await asService(directory, async (client) => {
      const root = await client.search(directory.domainDn, { filter: '(cn=x)' });
      expect(root.searchReferences).toEqual([
        `ldaps://corp.example.com/CN=Configuration,${directory.domainDn}`,
      ]);
      expect((await client.search(directory.baseDn, { filter: '(cn=x)' })).searchReferences).toEqual([]);
    });
  });

  test('the password policy, at the domain', async () => {
    await asService(directory, async (client) => {
      const { searchEntries } = await client.search(directory.domainDn, {
        scope: 'base',
        attributes: ['minPwdLength', 'pwdProperties', 'pwdHistoryLength', 'maxPwdAge', 'lockoutDuration'],
      });
      expect(searchEntries[0]).toMatchObject({
        minPwdLength: '10',
        pwdProperties: '1',
        pwdHistoryLength: '5',
        maxPwdAge: '-77760000000000',
        lockoutDuration: '-18000000000',
      });
    });
  });
});

test.each([
  ['as AD writes it', 'OU=Staff,DC=corp,DC=example,DC=com', 0],
  ['in another case and with blanks', 'ou = staff , dc=CORP, dc=example,dc=com', 0],
  ['with a letter as bytes', 'OU=\\53taff,DC=corp,DC=example,DC=com', 0],
  ['between quotation marks', 'OU="Staff",DC=corp,DC=example,DC=com', 0],
  ['by OIDs', '2.5.4.11=Staff,DC=corp,DC=example,DC=com', 0],
  ['with semicolons', 'OU=Staff;DC=corp;DC=example;DC=com', 34],
  ['with a bare plus', 'OU=Staff+CN=x,DC=corp,DC=example,DC=com', 34],
  ['with a bare angle', 'OU=St<aff,DC=corp,DC=example,DC=com', 34],
  ['in hex', 'OU=#04055374616666,DC=corp,DC=example,DC=com', 34],
  ['with a comma behind', 'OU=Staff,DC=corp,DC=example,DC=com,', 34],
  ['with its comma escaped away', 'OU=Staff\\,DC=corp,DC=example,DC=com', 10],
])('the base written %s', async (_, base, code) => {
  await asService(directory, async (client) => {
    for (const scope of ['base', 'one', 'sub'] as const) {
      expect(await codeOf(client.search(base, { scope, filter: '(objectClass=*)' }))).toBe(code);
    }
  });
});

test('a server gives a thousand entries at a time, and says that there are more', async () => {
  const accounts = Array.from({ length: 1_001 }, (_, at) => ({
    sAMAccountName: `p${at}`,
    displayName: `Person ${at}`,
  }));
  const large = await startLocalDirectory({ accounts });
  onTestFinished(large.stop);
  await asService(large, async (client) => {
    const find = (filter: string, sizeLimit = 0) => client.search(large.baseDn, { filter, sizeLimit });
    expect((await find('(&(cn=person*)(!(cn=person 1000)))')).searchEntries).toHaveLength(1_000);
    expect(await codeOf(find('(cn=person*)'))).toBe(4);
    expect((await find('(cn=person*)', 5_000)).searchEntries).toHaveLength(1_000);
  });
});

test('the RootDSE is open to all, the rest is not', async () => {
  const client = clientOf(directory);
  const { searchEntries } = await client.search('', { scope: 'base' });
  expect(searchEntries[0]).toMatchObject({ defaultNamingContext: directory.domainDn });
  expect(searchEntries[0]?.supportedControl).toEqual(['1.2.840.113556.1.4.801', '1.2.840.113556.1.4.2239']);
  expect(await codeOf(client.search(directory.baseDn, { filter: '(cn=*)' }))).toBe(1);
  await client.unbind();
});

test('where there is no value there is no attribute', async () => {
  await asService(directory, async (client) => {
    const { searchEntries } = await client.search(directory.baseDn, { filter: '(cn=*)' });
    for (const entry of searchEntries) expect(Object.values(entry)).not.toContainEqual([]);
  });
});

test('a directory that minds no earlier passwords does not list that it does', async () => {
  const bare = await startLocalDirectory({ accounts: [], policyHints: 'none' });
  onTestFinished(bare.stop);
  await asService(bare, async (client) => {
    const [rootDse] = (await client.search('', { scope: 'base' })).searchEntries;
    expect(rootDse?.supportedControl).toBe('1.2.840.113556.1.4.801');
  });
});

test('a security descriptor is told to who asks for its DACL alone', async () => {
  await asService(directory, async (client) => {
    const options = { filter: '(objectClass=user)', attributes: ['nTSecurityDescriptor'] };
    const of = async (...controls: Control[]) =>
      (await client.search(directory.baseDn, options, controls)).searchEntries[0]?.nTSecurityDescriptor;
    expect(await of()).toEqual([]);
    expect(await of(new Control('1.2.840.113556.1.4.801', { critical: true }))).not.toEqual([]);
  });
});
