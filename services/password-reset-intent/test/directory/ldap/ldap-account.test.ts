import fc from 'fast-check';
import type { Entry, SearchOptions } from 'ldapts';
import { EqualityFilter } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { foundIn } from '../../../src/directory/ldap-account.ts';
import { isInGroups } from '../../../src/directory/ldap-groups.ts';
import { findAccount, readRootDse } from '../../../src/directory/ldap-queries.ts';
import { answering } from '../lab/answering.ts';
import { labDomain, parsedSettings } from '../lab/parsed-settings.ts';

const now = Date.UTC(2026, 10, 20);
const settings = await parsedSettings();
const anna: Entry = { dn: `CN=Anna,${labDomain}`, sAMAccountName: '104233', userAccountControl: '512' };
function found(...entries: Entry[]) {
  return foundIn(entries, '104233', settings, now);
}

/** 100 ns since 1601. */
function ticks(epochMs: number): string {
  return String((BigInt(epochMs) + 11_644_473_600_000n) * 10_000n);
}

describe('D2 what a search found', () => {
  test.each<readonly [string, Entry, object]>([
    [
      'somebody else, whom the directory thinks the same',
      { ...anna, sAMAccountName: '104233 ' },
      { outcome: 'nobody' },
    ],
    ['two names', { ...anna, sAMAccountName: ['104233', '104234'] }, { outcome: 'nobody' }],
    ['disabled', { ...anna, userAccountControl: '514' }, { outcome: 'refused', reason: 'disabled' }],
    [
      'control bits missing',
      { ...anna, userAccountControl: [] },
      { outcome: 'refused', reason: 'unreadable' },
    ],
    [
      'control bits of no kind',
      { ...anna, userAccountControl: 'x' },
      { outcome: 'refused', reason: 'unreadable' },
    ],
    ['protected', { ...anna, adminCount: '1' }, { outcome: 'refused', reason: 'protected' }],
    ['once protected, not now', { ...anna, adminCount: '0' }, { outcome: 'found' }],
    [
      'a workstation',
      { ...anna, userAccountControl: '4096' },
      { outcome: 'refused', reason: 'service account' },
    ],
    ['a trust', { ...anna, userAccountControl: '2560' }, { outcome: 'refused', reason: 'service account' }],
    [
      'a principal name',
      { ...anna, servicePrincipalName: 'HTTP/x' },
      { outcome: 'refused', reason: 'service account' },
    ],
    [
      'two',
      { ...anna, servicePrincipalName: ['HTTP/x', 'HTTP/y'] },
      { outcome: 'refused', reason: 'service account' },
    ],
    [
      'smart card only',
      { ...anna, userAccountControl: '262656' },
      { outcome: 'refused', reason: 'smart card' },
    ],
    ['expired now', { ...anna, accountExpires: ticks(now) }, { outcome: 'refused', reason: 'expired' }],
    ['expires in a millisecond', { ...anna, accountExpires: ticks(now + 1) }, { outcome: 'found' }],
    ['never expires, 0', { ...anna, accountExpires: '0' }, { outcome: 'found' }],
    ['never expires', { ...anna, accountExpires: '9223372036854775807' }, { outcome: 'found' }],
    ['expires at no time', { ...anna, accountExpires: 'x' }, { outcome: 'found' }],
    ['expires at a time and a word', { ...anna, accountExpires: '5x' }, { outcome: 'found' }],
    ['expires before all time', { ...anna, accountExpires: '-5' }, { outcome: 'found' }],
    [
      'no kind of account',
      { ...anna, userAccountControl: '65536' },
      { outcome: 'refused', reason: 'service account' },
    ],
    [
      'names',
      { ...anna, displayName: 'Anna Kovács', givenName: 'Ánna', sn: 'Kovacs' },
      { outcome: 'found', account: { names: ['104233', 'Anna Kovács', 'Ánna', 'Kovacs'] } },
    ],
  ])('%s', (_, entry, expected) => expect(found(entry)).toMatchObject(expected));

  test('C41 nobody, and two', () => {
    expect(found()).toEqual({ outcome: 'nobody' });
    expect(found(anna, anna)).toEqual({ outcome: 'several' });
  });

  test.each<readonly [string, Omit<Entry, 'dn'>, object]>([
    [
      'locked, as the directory computes it',
      { lockoutTime: ticks(now), 'msDS-User-Account-Control-Computed': '16' },
      { locked: true, passwordExpired: false },
    ],
    [
      'a lock whose time is over',
      { lockoutTime: ticks(0), 'msDS-User-Account-Control-Computed': '0' },
      { locked: false, passwordExpired: false },
    ],
    [
      'an expired password',
      { 'msDS-User-Account-Control-Computed': '8388608' },
      { locked: false, passwordExpired: true },
    ],
    ['both', { 'msDS-User-Account-Control-Computed': '8388624' }, { locked: true, passwordExpired: true }],
    [
      'nothing computed, a lock',
      { lockoutTime: ticks(now), 'msDS-User-Account-Control-Computed': [] },
      { locked: true, passwordExpired: false },
    ],
    ['nothing computed, to be changed', { pwdLastSet: '0' }, { locked: false, passwordExpired: true }],
    [
      'nothing computed',
      { lockoutTime: '0', pwdLastSet: ticks(now) },
      { locked: false, passwordExpired: false },
    ],
  ])('the state of an account: %s', (_, state, expected) =>
    expect(found({ ...anna, ...state })).toMatchObject({ outcome: 'found', account: expected }),
  );

  test('a value that is several, empty or bytes is no value', () => {
    const entry = { ...anna, mobile: ['+361', '+362'], birthDate: '', monthStarted: Buffer.from([0xff]) };
    const account = { mobile: undefined, birthDate: undefined, monthStarted: undefined };
    expect(found(entry)).toMatchObject({ outcome: 'found', account });
  });
});

test('D1, D2 what is asked: one person of that very name, at most two of them', async () => {
  const asked: SearchOptions[] = [];
  const session = answering(async (_, options) => {
    asked.push(options);
    return [];
  });
  await findAccount(session, settings, '104233', now);
  expect(asked.map(({ filter, sizeLimit, scope }) => [String(filter), sizeLimit, scope])).toEqual([
    ['(&(objectCategory=person)(sAMAccountName=104233))', 2, 'sub'],
  ]);
  expect(asked[0]?.explicitBufferAttributes).toEqual(['nTSecurityDescriptor', 'replPropertyMetaData']);
  // What a new password must not hold, and a lock where the directory computes none.
  expect(asked[0]?.attributes).toEqual(
    expect.arrayContaining(['displayName', 'givenName', 'sn', 'lockoutTime', 'pwdLastSet']),
  );
});

const group = Buffer.from('01050000000000051500000001', 'hex');

test.each<[string, readonly Entry[], boolean | undefined]>([
  ['in the group', [{ ...anna, tokenGroups: group }], true],
  ['in another', [{ ...anna, tokenGroups: [Buffer.alloc(8)] }], false],
  ['of whom no group is told', [{ ...anna, tokenGroups: [] }], undefined],
  ['whose groups are told in no form that is known', [{ ...anna, tokenGroups: ['S-1-5-21'] }], undefined],
  ['who is gone since', [], undefined],
])('whether somebody is in a denied group is not known unless it is told: %s', async (_, entries, is) => {
  const sids = new Set([group.toString('hex')]);
  expect(
    await isInGroups(
      answering(async () => entries),
      anna.dn,
      sids,
    ),
  ).toBe(is);
});

test('a directory that says nothing of itself has no place and no control', async () => {
  const nothing = { domainDn: undefined, controls: [] };
  expect(await readRootDse(answering(async () => []))).toEqual(nothing);
  expect(await readRootDse(answering(async () => [{ dn: '' }]))).toEqual(nothing);
});

test('D1 an equality filter holds its value escaped, whatever it is', () => {
  expect(String(new EqualityFilter({ attribute: 'sAMAccountName', value: '123456)(objectClass=*' }))).toBe(
    '(sAMAccountName=123456\\29\\28objectClass=\\2a)',
  );
  fc.assert(
    fc.property(fc.string(), (value) => {
      const inside = String(new EqualityFilter({ attribute: 'a', value })).slice(3, -1);
      expect(inside).not.toMatch(/[()*\0]/);
    }),
  );
});
