import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDirectory, startLocalDirectory } from '../../src/index.ts';
import { asService, bindOutcome, change, resetTo, startPassword } from '../client.ts';

const minute = 60_000;
const day = 1_440 * minute;
const start = Date.UTC(2026, 10, 20, 8);
let time = start;
let directory: LocalDirectory;

function upn(name: string) {
  return `${name}@corp.example.com`;
}
function one(sAMAccountName: string, flag?: 'disabled') {
  return {
    sAMAccountName,
    displayName: `Employee ${sAMAccountName}`,
    flags: flag === undefined ? [] : [flag],
  };
}

beforeAll(async () => {
  directory = await startLocalDirectory({
    now: () => time,
    accounts: [
      one('100001'),
      one('100002'),
      one('100003'),
      one('100004', 'disabled'),
      { ...one('100005'), flags: ['locked'] },
      { ...one('100006'), flags: ['must change password'] },
      { ...one('100007'), flags: ['password expired'] },
      { ...one('100008'), flags: ['account expired'] },
      { ...one('100009'), flags: ['outside logon hours'] },
      { ...one('100010'), flags: ['wrong workstation'] },
      { ...one('100011'), flags: ['password never expires', 'must change password'] },
    ],
  });
});
afterAll(() => directory.stop());

test.each([
  ['100001', startPassword, 'bound'],
  ['100001', 'wrong', '52e'],
  ['nobody', startPassword, '525'],
  ['100004', startPassword, '533'],
  ['100004', 'wrong', '52e'],
  ['100005', startPassword, '775'],
  ['100005', 'wrong', '775'],
  ['100006', startPassword, '773'],
  ['100007', startPassword, '532'],
  ['100007', 'wrong', '52e'],
  ['100008', startPassword, '701'],
  ['100009', startPassword, '530'],
  ['100010', startPassword, '531'],
  ['100011', startPassword, 'bound'],
])('%s with %s: %s', async (name, password, outcome) => {
  expect(await bindOutcome(directory, upn(name), password)).toBe(outcome);
});

test.each(['100003@CORP.example.com', 'CORP\\100003', 'corp\\100003'])(
  'the name can be written %s',
  async (name) => {
    expect(await bindOutcome(directory, name, startPassword)).toBe('bound');
  },
);

test.each([
  ['in any case, with blanks', 'cn=employee 100003, ou=staff, dc=corp, dc=example, dc=com'],
  ['with letters as bytes', 'CN=\\45mployee 100003,OU=Staff,DC=corp,DC=example,DC=com'],
  ['between quotation marks', 'CN="Employee 100003",OU=Staff,DC=corp,DC=example,DC=com'],
  ['by OIDs', '2.5.4.3=Employee 100003,2.5.4.11=Staff,DC=corp,DC=example,DC=com'],
])('or as a DN, %s', async (_, dn) => {
  expect(await bindOutcome(directory, dn, startPassword)).toBe('bound');
});

describe('the lock', () => {
  test('three wrong passwords lock for thirty minutes, whatever comes then', async () => {
    for (const outcome of ['52e', '52e', '52e', '775']) {
      expect(await bindOutcome(directory, upn('100002'), 'wrong')).toBe(outcome);
    }
    expect(await bindOutcome(directory, upn('100002'), startPassword)).toBe('775');
    time += 30 * minute - 1;
    expect(await bindOutcome(directory, upn('100002'), startPassword)).toBe('775');
    time += 1;
    expect(await bindOutcome(directory, upn('100002'), startPassword)).toBe('bound');
  });

  test('a right password, or half an hour, makes wrong ones forgotten', async () => {
    const outcomes = [];
    for (const password of ['wrong', 'wrong', startPassword, 'wrong', 'wrong', startPassword]) {
      outcomes.push(await bindOutcome(directory, upn('100003'), password));
    }
    expect(outcomes).toEqual(['52e', '52e', 'bound', '52e', '52e', 'bound']);
    await bindOutcome(directory, upn('100003'), 'wrong');
    await bindOutcome(directory, upn('100003'), 'wrong');
    time += 30 * minute;
    await bindOutcome(directory, upn('100003'), 'wrong');
    expect(await bindOutcome(directory, upn('100003'), startPassword)).toBe('bound');
  });

  test('a reset alone does not unlock; lockoutTime 0 does', async () => {
    for (let wrong = 0; wrong < 3; wrong += 1) await bindOutcome(directory, upn('100003'), 'wrong');
    const dn = `CN=Employee 100003,${directory.baseDn}`;
    await asService(directory, (client) => client.modify(dn, resetTo('Fresh-Pw-2026!')));
    expect(await bindOutcome(directory, upn('100003'), 'Fresh-Pw-2026!')).toBe('775');
    const unlock = change('replace', 'lockoutTime', Buffer.from('0'));
    await asService(directory, (client) => client.modify(dn, unlock));
    expect(await bindOutcome(directory, upn('100003'), 'Fresh-Pw-2026!')).toBe('bound');
  });
});

test('a password ages: ninety days, and no longer', async () => {
  const dn = `CN=Employee 100001,${directory.baseDn}`;
  await asService(directory, (client) => client.modify(dn, resetTo('Ageing-Pw-2026!')));
  time += 90 * day;
  expect(await bindOutcome(directory, upn('100001'), 'Ageing-Pw-2026!')).toBe('bound');
  time += 1;
  expect(await bindOutcome(directory, upn('100001'), 'Ageing-Pw-2026!')).toBe('532');
});
