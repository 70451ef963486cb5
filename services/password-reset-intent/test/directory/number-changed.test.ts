import type { Entry } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { changedAt, tellsChanges } from '../../src/directory/number-changed.ts';

const when = Date.UTC(2026, 10, 20, 7, 59, 58);

/** A change as Windows tells it of an attribute. */
function told(name: string, time = '2026-11-20T07:59:58Z'): string {
  return `<DS_REPL_ATTR_META_DATA>
	<pszAttributeName>${name}</pszAttributeName>
	<dwVersion>3</dwVersion>
	<ftimeLastOriginatingChange>${time}</ftimeLastOriginatingChange>
	<uuidLastOriginatingDsaInvocationID>4f6a0b5c-5d0e-4c39-9a55-0d2c8b1e7a10</uuidLastOriginatingDsaInvocationID>
	<usnOriginatingChange>12345</usnOriginatingChange>
	<usnLocalChange>12345</usnLocalChange>
	<pszLastOriginatingDsaDN></pszLastOriginatingDsaDN>
</DS_REPL_ATTR_META_DATA>
\0`;
}

/** … and as Samba 4.17 keeps it, in seconds since 1601: telephoneNumber and mobile, one hour apart. */
function at(ms: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE(BigInt(ms / 1_000) + 11_644_473_600n);
  return time.toString('hex');
}
const behind = '521b2a98080a6a4984f31aa69fd730627b0f0000000000007b0f000000000000';
const stored = [
  `0100000000000000${'02000000'}00000000`,
  `14000000${'01000000'}${at(when - 3_600_000)}${behind}`,
  `29001500${'02000000'}${at(when)}${behind}`,
].join('');
function blob(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

describe('C28 when the number on record was changed last', () => {
  test.each<[string, Entry['x'], string, number | undefined]>([
    ['by its name', [told('cn', '2020-01-01T00:00:00Z'), told('mobile')], 'mobile', when],
    ['the only change that is told', told('mobile'), 'mobile', when],
    ['by a name in other letters', told('mobile'), 'Mobile', when],
    ['by a name of the company', told('corpPhone'), 'corpPhone', when],
    ['with fractions of a second', told('mobile', '2026-11-20T07:59:58.000Z'), 'mobile', when],
    ['with blanks around it', told(' mobile ', ' 2026-11-20T07:59:58Z\n'), 'mobile', when],
    ['of another attribute', told('mobilePager'), 'mobile', undefined],
    ['at no time', told('mobile', ''), 'mobile', undefined],
    ['at a time that is none', told('mobile', '2026-13-20T07:59:58Z'), 'mobile', undefined],
    ['at a time of a zone unknown', told('mobile', '2026-11-20T07:59:58'), 'mobile', undefined],
    ['in something else than XML', 'mobile', 'mobile', undefined],
    ['not at all', [], 'mobile', undefined],
  ])('in XML, %s', (_, values, attribute, expected) => {
    expect(changedAt({ dn: 'CN=Anna', 'msDS-ReplAttributeMetaData': values ?? [] }, attribute)).toBe(
      expected,
    );
  });

  test.each<[string, Entry['x'], string, number | undefined]>([
    ['mobile', blob(stored), 'mobile', when],
    ['telephoneNumber, in other letters', blob(stored), 'telephonenumber', when - 3_600_000],
    ['an attribute that was never changed', blob(stored), 'pager', undefined],
    ['an attribute of the company, whose number nobody knows', blob(stored), 'corpPhone', undefined],
    ['of another version', blob(stored.replace('01', '02')), 'mobile', undefined],
    ['cut off', blob(stored.slice(0, -2)), 'mobile', undefined],
    ['cut off in its head', blob(stored.slice(0, 20)), 'mobile', undefined],
    ['more announced than there is', blob(stored.replace('02000000', 'ffffffff')), 'mobile', undefined],
    ['nothing', Buffer.alloc(0), 'mobile', undefined],
    ['text', 'mobile', 'mobile', undefined],
  ])('as it is kept: %s', (_, replPropertyMetaData, attribute, expected) => {
    expect(changedAt({ dn: 'CN=Anna', replPropertyMetaData: replPropertyMetaData ?? [] }, attribute)).toBe(
      expected,
    );
  });
});

test.each<[string, Omit<Entry, 'dn'>, boolean]>([
  ['in XML', { 'msDS-ReplAttributeMetaData': told('cn') }, true],
  ['as it is kept', { 'msDS-ReplAttributeMetaData': [], replPropertyMetaData: blob(stored) }, true],
  ['in neither form', { 'msDS-ReplAttributeMetaData': [], replPropertyMetaData: [] }, false],
  ['not even asked for', {}, false],
])('C28 whether changes are told at all: %s', (_, entry, tells) => {
  expect(tellsChanges({ dn: 'CN=Anna', ...entry })).toBe(tells);
});
