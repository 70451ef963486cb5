import { Attribute, Change, type Client, Control } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { type Lab, startPassword } from '../lab/lab.ts';
import { rawClient, resultOf } from '../lab/raw-client.ts';

const domain = 'DC=corp,DC=example,DC=com';
const anna = `CN=Anna Kovács,OU=Staff,${domain}`;
const jane = `CN=Domain Admin Jane,OU=Staff,${domain}`;
const mia = `CN=Manners Mia,OU=Staff,${domain}`;
const first = 'Manners-Pw-2026!';
const second = 'Tz7k-Wm4q-Xh9vc';

function bytes(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}
function quoted(password: string): Buffer {
  return bytes(`"${password}"`);
}

function change(operation: Change['operation'], type: string, ...values: Buffer[]): Change {
  return new Change({ operation, modification: new Attribute({ type, values }) });
}

const write =
  (dn: string, changes: Change[], control?: Control) =>
  (client: Client): Promise<void> =>
    client.modify(dn, changes, control);
function set(dn: string, value: Buffer) {
  return write(dn, [change('replace', 'unicodePwd', value)]);
}
function property(dn: string, name: string, value: string) {
  return write(dn, [change('replace', name, Buffer.from(value))]);
}
function own(old: string, next: string) {
  return write(mia, [change('delete', 'unicodePwd', quoted(old)), change('add', 'unicodePwd', quoted(next))]);
}
function withControl(control: Control) {
  return write(anna, [change('replace', 'pwdLastSet', Buffer.from('-1'))], control);
}

type Row = readonly [string, (client: Client) => Promise<unknown>, local: string, samba: string];

/** What is asked, what the stand-in answers in the manner of Windows, and what Samba 4.17 answers. */
const asServiceAccount: readonly Row[] = [
  [
    'a search in another domain',
    (c) => c.search('DC=evil,DC=test', { filter: '(cn=x)' }),
    '10 0000202B',
    '32',
  ],
  [
    'a search at a base that is not there',
    (c) => c.search(`OU=X,${domain}`, { filter: '(cn=x)' }),
    '32 0000208D',
    '32',
  ],
  ['a search at no DN', (c) => c.search('nonsense', { filter: '(cn=x)' }), '34 0000208F', '34 00002032'],
  [
    'the groups in the token of one account',
    (c) => c.search(anna, { scope: 'base', attributes: ['tokenGroups'] }),
    '0',
    '0',
  ],
  [
    'the groups in the tokens of many accounts',
    (c) => c.search(domain, { filter: '(displayName=*)', attributes: ['tokenGroups'] }),
    '1 000020EF',
    '1 00002020',
  ],
  ['a write in another domain', set('CN=x,DC=evil,DC=test', quoted(second)), '10 0000202B', '32 00002030'],
  ['a write to nobody', set(`CN=Gone,OU=Staff,${domain}`, quoted(second)), '32 0000208D', '32 00002030'],
  ['a write to no DN', set('nonsense', quoted(second)), '34 0000208F', '34 00002032'],
  ['a password without quotation marks', set(anna, bytes(second)), '53 0000001F', '53 00002035'],
  ['a password in UTF-8', set(anna, Buffer.from(`"${second}"`)), '53 0000001F', '53 00002035'],
  ['an empty password', set(anna, quoted('')), '19 0000052D', '19 0000052D'],
  ['a short password', set(anna, quoted('Ab1!')), '19 0000052D', '19 0000052D'],
  ['only an add', write(anna, [change('add', 'unicodePwd', quoted(second))]), '53 00002035', '53 00002035'],
  [
    'only a delete',
    write(anna, [change('delete', 'unicodePwd', quoted(second))]),
    '53 00002035',
    '53 00002035',
  ],
  ['pwdLastSet 5', property(anna, 'pwdLastSet', '5'), '80 00000057', '80 00000057'],
  ['the telephone number', property(anna, 'mobile', '+361'), '50 00002098', '50 00002098'],
  ['userAccountControl', property(anna, 'userAccountControl', '512'), '50 00002098', '50 00002098'],
  ['a Domain Admin', set(jane, quoted(second)), '50 00000005', '50'],
  ['the lock of a Domain Admin', property(jane, 'lockoutTime', '0'), '50 00002098', '50 00002098'],
  [
    'somebody outside the staff',
    set(`CN=Contractor Carl,OU=Contractors,${domain}`, quoted(second)),
    '50 00000005',
    '50',
  ],
  [
    'the service account itself',
    set(`CN=svc-pwreset,OU=Service Accounts,${domain}`, quoted(second)),
    '50 00000005',
    '50',
  ],
  ['deleting an account', (c) => c.del(anna), '50 00002098', '50'],
  [
    'a critical control that is not there',
    withControl(new Control('1.2.3.4.5', { critical: true })),
    '12 00000057',
    '12',
  ],
  ['a control that is not there and not critical', withControl(new Control('1.2.3.4.5')), '0', '0'],
  [
    'policy hints, critical',
    withControl(new Control('1.2.840.113556.1.4.2239', { critical: true })),
    '0',
    '12',
  ],
  ['an extended operation', (c) => c.exop('1.3.6.1.4.1.4203.1.11.3'), '2 0000203D', '2'],
];

const asNobody: readonly Row[] = [
  ['a search', (c) => c.search(domain, { filter: '(cn=x)' }), '1 000004DC', '1 00002020'],
  ['a write', property(anna, 'pwdLastSet', '0'), '1 000004DC', '1 00002020'],
  ['the RootDSE', (c) => c.search('', { scope: 'base' }), '0', '0'],
  [
    'a bind of nobody known',
    (c) => c.bind('nobody@corp.example.com', startPassword),
    '49 80090308',
    '49 80090308',
  ],
  ['a bind with an empty password', (c) => c.bind(anna, ''), '0', '49 80090308'],
];

/** In this order: each changes what the next one meets. */
const asOneself: readonly (readonly [...Row, password: string])[] = [
  ['a change with a wrong old password', own('Wrong-Old-1', second), '19 00000056', '19 00000056', first],
  ['a change to the same password', own(first, first), '19 0000052D', '19 0000052D', first],
  ['a reset of oneself', set(mia, quoted(second)), '50 00000005', '50', first],
  ['a change', own(first, second), '0', '0', first],
  ['a change on the same day', own(second, 'Another-Pw-77x'), '19 0000052D', '19 0000052D', second],
];

/** What a directory answers by itself: the table by which the stand-in is kept honest. */
export function mannersContract(theLab: () => Lab): void {
  const ask = async (operation: Row[1], name?: string, password?: string): Promise<string> => {
    const client = rawClient(theLab().settings);
    try {
      if (name !== undefined) await client.bind(name, password);
      return await resultOf(() => operation(client));
    } finally {
      await client.unbind();
    }
  };
  const expected = ([, , local, samba]: readonly [...Row, ...unknown[]]): string =>
    theLab().name === 'local' ? local : samba;

  describe('D11 what the service account is answered', () => {
    test.each(asServiceAccount.map((row) => [row[0], row] as const))('%s', async (_, row) => {
      const { bindDn, bindPassword } = theLab().settings;
      expect(await ask(row[1], bindDn, bindPassword)).toBe(expected(row));
    });
  });

  describe('what a connection without a bind is answered', () => {
    test.each(asNobody.map((row) => [row[0], row] as const))('%s', async (_, row) => {
      expect(await ask(row[1])).toBe(expected(row));
    });
  });

  describe('what an employee is answered who changes their own password', () => {
    test.each(asOneself.map((row) => [row[0], row] as const))('%s', async (_, row) => {
      expect(await ask(row[1], '104253@corp.example.com', row[4])).toBe(expected(row));
    });
  });

  test('a refused write changes nothing, not even what stood before the refusal', async () => {
    const both = [
      change('replace', 'pwdLastSet', Buffer.from('0')),
      change('replace', 'unicodePwd', quoted('Ab1!')),
    ];
    const pete = `CN=Plain Pete,OU=Staff,${domain}`;
    const { bindDn, bindPassword } = theLab().settings;
    expect(await ask(write(pete, both), bindDn, bindPassword)).toBe('19 0000052D');
    expect(await ask(async () => undefined, '104254@corp.example.com', startPassword)).toBe('0');
  });
}
