import fc from 'fast-check';
import { EqualityFilter } from 'ldapts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDirectory, startLocalDirectory } from '../src/index.ts';
import { asService, clientOf, codeOf } from './client.ts';

let directory: LocalDirectory;
beforeAll(async () => {
  directory = await startLocalDirectory({
    accounts: [
      {
        sAMAccountName: '104233',
        displayName: 'Anna Kovács',
        mobile: '+36301234567',
        birthDate: '1990-04-17',
      },
      {
        sAMAccountName: '104234',
        displayName: 'Nagy, Béla (HR) + #1',
        flags: ['disabled'],
        memberOf: ['Payroll', 'Works council, north'],
      },
      {
        sAMAccountName: '104240',
        displayName: 'Carl',
        organizationalUnit: 'Contractors',
        birthDate: '1985-01-01',
      },
      { sAMAccountName: 'KIOSK$', displayName: 'Kiosk', kind: 'computer' },
      { sAMAccountName: 'gmsa$', displayName: 'gMSA', kind: 'managed service account' },
    ],
    groups: [
      { name: 'Payroll', memberOf: ['Finance'] },
      { name: 'Finance', memberOf: ['Payroll'] },
    ],
  });
});
afterAll(() => directory.stop());

function namesOf(filter: string, base = directory.domainDn) {
  return asService(directory, async (client) => {
    const { searchEntries } = await client.search(base, { filter, attributes: ['sAMAccountName'] });
    return searchEntries.map((entry) => entry.sAMAccountName);
  });
}

test.each([
  ['(sAMAccountName=104233)', ['104233']],
  ['(samaccountname=104233)', ['104233']],
  ['(displayName=anna kovács)', ['104233']],
  ['(displayName=  ANNA   Kovács )', ['104233']],
  ['(sAMAccountName=104233\\00)', ['104233']],
  ['(displayName=Nagy\\2c Béla \\28HR\\29 + #1)', ['104234']],
  ['(sAMAccountName=10423*)', ['104233', '104234']],
  ['(sAMAccountName=*4233)', ['104233']],
  ['(sAMAccountName=1*2*3)', ['104233']],
  ['(displayName=n*g*,*hr*1)', ['104234']],
  ['(&(objectCategory=person)(birthDate=*))', ['104233']],
  ['(|(sAMAccountName=104233)(sAMAccountName=104234))', ['104233', '104234']],
  ['(&(sAMAccountName=10423*)(!(sAMAccountName=104233)))', ['104234']],
  ['(&(sAMAccountName=10423*)(!(birthDate=1990-04-17)))', ['104234']],
  ['(userAccountControl:1.2.840.113556.1.4.803:=2)', ['104234']],
  ['(userAccountControl:1.2.840.113556.1.4.804:=2)', ['104234']],
  ['(&(sAMAccountName=104*)(userAccountControl>=514))', ['104234']],
  ['(&(sAMAccountName=104*)(userAccountControl<=513))', ['104233']],
  ['(displayName~=carl)', ['104240']],
  ['(objectCategory=computer)', ['KIOSK$']],
  ['(noSuchAttribute=*)', []],
  // Outside the staff nobody gave the right to read it: the filter finds nothing, silently.
  ['(birthDate=1985-01-01)', []],
])('%s finds %j', async (filter, names) => {
  expect(await namesOf(filter)).toEqual(names);
});

const inChain = 'memberOf:1.2.840.113556.1.4.1941:';
const everyWay = [
  'CN=Payroll,CN=Users,DC=corp,DC=example,DC=com',
  'cn=payroll, cn=users, dc=corp, dc=example, dc=com',
  'CN = Payroll , CN=Users,DC=corp,DC=example,DC=com',
  'CN=\\5c50ayroll,CN=Users,DC=corp,DC=example,DC=com',
  'CN="Payroll",CN=Users,DC=corp,DC=example,DC=com',
];

describe('a DN in a filter is compared as a DN, not as text', () => {
  test.each(everyWay)('%s', async (dn) => {
    expect(await namesOf(`(memberOf=${dn})`, directory.baseDn)).toEqual(['104234']);
    expect(await namesOf(`(${inChain}=${dn})`, directory.baseDn)).toEqual(['104234']);
  });

  test.each([
    ['with its comma escaped', 'CN=Works council\\5c, north,CN=Users,DC=corp,DC=example,DC=com', ['104234']],
    [
      'with its comma in bytes',
      'CN=Works council\\5c2c north,CN=Users,DC=corp,DC=example,DC=com',
      ['104234'],
    ],
    ['with its comma bare', 'CN=Works council, north,CN=Users,DC=corp,DC=example,DC=com', []],
    ['with another comma', 'CN=Works council\\5c,north,CN=Users,DC=corp,DC=example,DC=com', []],
  ])('a group %s', async (_, dn, names) => {
    expect(await namesOf(`(memberOf=${dn})`)).toEqual(names);
    expect(await namesOf(`(${inChain}=${dn})`)).toEqual(names);
  });

  test('in chain through groups, also where they are in each other', async () => {
    const finance = 'cn=finance, cn=users, dc=corp, dc=example, dc=com';
    expect(await namesOf(`(memberOf=${finance})`, directory.baseDn)).toEqual([]);
    expect(await namesOf(`(${inChain}=${finance})`, directory.baseDn)).toEqual(['104234']);
    expect(await namesOf(`(${inChain}=CN=Nobody,CN=Users,${directory.domainDn})`)).toEqual([]);
  });

  test('a group that is only named is a group too, with its name escaped', async () => {
    await asService(directory, async (client) => {
      const { searchEntries } = await client.search(directory.domainDn, {
        filter: '(&(objectClass=group)(member=*))',
        attributes: ['cn'],
      });
      expect(searchEntries.map(({ dn }) => dn)).toContain(
        `CN=Works council\\, north,CN=Users,${directory.domainDn}`,
      );
    });
  });
});

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

test('the RootDSE is open to all, the rest is not', async () => {
  const client = clientOf(directory);
  const { searchEntries } = await client.search('', { scope: 'base' });
  expect(searchEntries[0]).toMatchObject({ defaultNamingContext: directory.domainDn });
  expect(searchEntries[0]?.supportedControl).toBe('1.2.840.113556.1.4.2239');
  expect(await codeOf(client.search(directory.baseDn, { filter: '(cn=*)' }))).toBe(1);
  await client.unbind();
});

test('D1 an equality filter holds exactly what it was given, whatever that is', async () => {
  await asService(directory, async (client) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 30 }), async (value) => {
        const filter = new EqualityFilter({ attribute: 'sAMAccountName', value });
        const { searchEntries } = await client.search(directory.baseDn, {
          filter,
          attributes: ['sAMAccountName'],
        });
        expect(searchEntries).toEqual([]);
      }),
    );
  });
});
