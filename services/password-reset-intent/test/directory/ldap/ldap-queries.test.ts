import type { Entry, SearchOptions } from 'ldapts';
import { describe, expect, test } from 'vitest';
import type { PasswordPolicy } from '../../../src/directory/directory.ts';
import { readDenyGroups } from '../../../src/directory/ldap-groups.ts';
import { findPlaces, readPolicy, readRootDse } from '../../../src/directory/ldap-queries.ts';
import { account } from '../../stage/dana.ts';
import { answering } from '../lab/answering.ts';
import { labDomain, parsedSettings } from '../lab/parsed-settings.ts';

const board = `CN=Board,${labDomain}`;
const sid = Buffer.from('01050000000000051500000001', 'hex');
const boardEntry: Entry = {
  dn: board,
  objectClass: ['top', 'group'],
  groupType: '-2147483646',
  objectSid: sid,
};
const settings = { ...(await parsedSettings()), denyGroups: [board] };

describe('no more is asked for than is needed, of that one object alone', () => {
  const group = {
    scope: 'base',
    attributes: ['objectClass', 'groupType', 'objectSid'],
    explicitBufferAttributes: ['objectSid'],
  } as const;

  test('whether the places are there', async () => {
    const asked: [string, SearchOptions][] = [];
    const session = answering(async (dn, options = {}) => {
      asked.push([dn, options]);
      return [boardEntry];
    });
    await findPlaces(session, settings);
    expect(asked).toEqual([
      [settings.baseDn, { scope: 'base', attributes: ['1.1'] }],
      [board, group],
    ]);
  });

  test('what a directory says of itself, as far as it is text', async () => {
    const asked: [string, SearchOptions][] = [];
    const session = answering(async (dn, options = {}) => {
      asked.push([dn, options]);
      return [{ dn: '', defaultNamingContext: labDomain, supportedControl: sid }];
    });
    expect(await readRootDse(session)).toEqual({ domainDn: labDomain, controls: [] });
    expect(asked).toEqual([
      ['', { scope: 'base', attributes: ['defaultNamingContext', 'supportedControl'] }],
    ]);
  });
});

test('a group that is denied is one by its SID', async () => {
  const denied = await readDenyGroups(
    answering(async () => [boardEntry]),
    [board],
  );
  expect(denied).toEqual(new Set([sid.toString('hex')]));
});

describe('the least length of a password', () => {
  const own = `CN=Long,${labDomain}`;
  type Lengths = Readonly<Record<string, string>>;

  /** What is told of the domain and of a policy of the account's own. */
  function lengths(told: Lengths) {
    return answering(async (dn, { attributes = [] } = {}) => {
      const length = told[dn];
      const [name = ''] = attributes;
      return length === undefined ? [] : [{ dn, [name]: length }];
    });
  }

  test.each<[string, string | undefined, string | undefined, Lengths, PasswordPolicy]>([
    ['the domain’s', labDomain, undefined, { [labDomain]: '12' }, { minimumLength: 12, source: 'domain' }],
    ['of which nothing is told', labDomain, undefined, {}, { minimumLength: 24, source: 'unreadable' }],
    [
      'where the domain is not known',
      undefined,
      undefined,
      { undefined: '12' },
      { minimumLength: 24, source: 'unreadable' },
    ],
    [
      'that is none',
      labDomain,
      undefined,
      { [labDomain]: '12 or so' },
      { minimumLength: 24, source: 'unreadable' },
    ],
    [
      'that is too long',
      labDomain,
      undefined,
      { [labDomain]: '123456' },
      { minimumLength: 24, source: 'unreadable' },
    ],
    [
      'that is below none',
      labDomain,
      undefined,
      { [labDomain]: '-12' },
      { minimumLength: 24, source: 'unreadable' },
    ],
    [
      'the account’s own',
      labDomain,
      own,
      { [labDomain]: '12', [own]: '15' },
      { minimumLength: 15, source: 'fine-grained' },
    ],
    [
      'the account’s own, and the domain’s is stricter',
      labDomain,
      own,
      { [labDomain]: '12', [own]: '8' },
      { minimumLength: 12, source: 'fine-grained' },
    ],
    [
      'the account’s own, of which nothing is told',
      labDomain,
      own,
      { [labDomain]: '30' },
      { minimumLength: 30, source: 'unreadable' },
    ],
    [
      'the account’s own alone',
      undefined,
      own,
      { [own]: '15' },
      { minimumLength: 15, source: 'fine-grained' },
    ],
  ])('%s', async (_, domainDn, passwordSettingsDn, told, policy) => {
    expect(await readPolicy(lengths(told), domainDn, { ...account, passwordSettingsDn })).toEqual(policy);
  });
});
