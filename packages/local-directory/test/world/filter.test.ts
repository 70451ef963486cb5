import fc from 'fast-check';
import { AndFilter, EqualityFilter, NotFilter, ResultCodeError } from 'ldapts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalDirectory } from '../../src/index.ts';
import { asService, codeOf } from '../client.ts';
import { startStaffDirectory } from '../staff.ts';

let directory: LocalDirectory;
beforeAll(async () => {
  directory = await startStaffDirectory();
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
  ['(&(objectCategory=user)(sAMAccountName=104*))', ['104233', '104234', '104240']],
  ['(&(objectCategory=organizationalPerson)(sAMAccountName=104233))', ['104233']],
  ['(objectCategory=msDS-GroupManagedServiceAccount)', ['gmsa$']],
  ['(&(sAMAccountType=805306368)(sAMAccountName=10424*))', ['104240']],
  ['(sAMAccountType=805306369)', ['KIOSK$', 'gmsa$']],
  ['(name=anna kovács)', ['104233']],
  ['(noSuchAttribute=*)', []],
  // What cannot be said of an entry cannot be denied of it either.
  ['(!(noSuchAttribute=x))', []],
  ['(&(sAMAccountName=104233)(!(noSuchAttribute=x)))', []],
  ['(|(sAMAccountName=104233)(noSuchAttribute=x))', ['104233']],
  ['(!(|(sAMAccountName=1*)(noSuchAttribute=x)))', []],
  ['(&(sAMAccountName=104*)(!(mobile=+36301234567)))', ['104234', '104240']],
  ['(&(sAMAccountName=104*)(!(mobile:1.2.3.4:=1)))', []],
  ['(&(sAMAccountName=104*)(!(:1.2.840.113556.1.4.803:=2)))', []],
  ['(userAccountControl:dn:1.2.840.113556.1.4.803:=2)', ['104234']],
  ['(userAccountControl:1.2.840.113556.1.4.803:=two)', []],
  ['(msDS-User-Account-Control-Computed=16)', 'refused: 18'],
  ['(&(sAMAccountName=104233)(!(tokenGroups=*)))', 'refused: 18'],
  // Outside the staff nobody gave the right to read it: the filter finds nothing, silently.
  ['(birthDate=1985-01-01)', []],
])('%s: %j', async (filter, found) => {
  const names = await namesOf(filter).catch((error) => {
    if (error instanceof ResultCodeError) return `refused: ${error.code}`;
    throw error;
  });
  expect(names).toEqual(found);
});

test.each(['sAMAccountName;lang-en', 'cn;binary', '2.5.4.3', 'anr', 'ANR'])(
  'an attribute named %s is refused, wherever in the filter it stands',
  async (attribute) => {
    const inside = new EqualityFilter({ attribute, value: 'Carl' });
    const nobody = new EqualityFilter({ attribute: 'cn', value: 'Nobody' });
    await asService(directory, async (client) => {
      for (const filter of [
        inside,
        new AndFilter({ filters: [nobody, new NotFilter({ filter: inside })] }),
      ]) {
        expect(await codeOf(client.search(directory.baseDn, { filter }))).toBe(2);
      }
    });
  },
);

describe('bits of a number that is negative, as groupType is', () => {
  test.each([
    ['security groups', '803:=2147483648', ['Administrators', 'Domain Users', 'Payroll']],
    ['those that are local and made by the system', '803:=2147483653', ['Administrators']],
    ['global or universal', '804:=10', ['Domain Users', 'Payroll']],
  ])('%s', async (_, rule, names) => {
    const found = await namesOf(`(groupType:1.2.840.113556.1.4.${rule})`);
    expect(['Administrators', 'Domain Users', 'Payroll'].filter((name) => found.includes(name))).toEqual(
      names,
    );
  });
});

describe('bytes in a filter are compared as bytes', () => {
  const byteNames = ['objectGUID', 'objectSid'];
  const find = (filter: string | EqualityFilter, explicitBufferAttributes: string[] = []) =>
    asService(directory, async (client) => {
      const options = { filter, attributes: ['sAMAccountName', ...byteNames], explicitBufferAttributes };
      return (await client.search(directory.baseDn, options)).searchEntries;
    });
  const bytesOf = async (name: string) => {
    const [anna] = await find('(sAMAccountName=104233)', [name]);
    const value = anna?.[name];
    return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
  };

  test.each(byteNames)('%s finds its one account, and no other byte does', async (attribute) => {
    const value = await bytesOf(attribute);
    const named = (some: Buffer) => find(new EqualityFilter({ attribute, value: some }));
    expect(await named(value)).toMatchObject([{ sAMAccountName: '104233' }]);
    for (let at = 8; at < value.length; at += 1) {
      const other = Buffer.from(value);
      other.writeUInt8(0x80 + (((other[at] ?? 0) + 1) % 0x80), at);
      expect((await named(other)).some(({ sAMAccountName }) => sAMAccountName === '104233')).toBe(false);
    }
  });

  test('a SID may be written out', async () => {
    const sid = await bytesOf('objectSid');
    const parts = [12, 16, 20, 24].map((at) => sid.readUInt32LE(at));
    expect(await find(`(objectSid=S-1-5-21-${parts.join('-')})`)).toMatchObject([
      { sAMAccountName: '104233' },
    ]);
    expect(await find(`(objectSid=S-1-5-21-${parts.reverse().join('-')})`)).toEqual([]);
    expect(await find('(objectSid=S-1)')).toEqual([]);
  });
});

const inChain = 'memberOf:1.2.840.113556.1.4.1941:';
const everyWay = [
  'CN=Payroll,CN=Users,DC=corp,DC=example,DC=com',
  'cn=payroll, cn=users, dc=corp, dc=example, dc=com',
  'CN = Payroll , CN=Users,DC=corp,DC=example,DC=com',
  'CN=\\5c50ayroll,CN=Users,DC=corp,DC=example,DC=com',
  'CN="Payroll",CN=Users,DC=corp,DC=example,DC=com',
  '2.5.4.3=payroll,2.5.4.3=users,0.9.2342.19200300.100.1.25=corp,DC=example,DC=com',
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
    ['by a part of its name', 'CN=Works*', []],
    ['by what sorts behind', 'CN=A', []],
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
