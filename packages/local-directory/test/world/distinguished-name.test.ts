import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparableDn, escapeDnValue, isDn, isUnder, parentDn } from '../../src/world/distinguished-name.ts';

// AD compares a value up to a NUL in it.
const names = fc.string({ minLength: 1, unit: 'binary' }).filter((name) => !name.includes('\0'));
const above = 'OU=Staff,DC=corp';

test('any name can stand in a DN, as one part of it, and is no other name', () => {
  fc.assert(
    fc.property(names, (name) => {
      const dn = `CN=${escapeDnValue(name)},${above}`;
      expect(isDn(dn)).toBe(true);
      expect(parentDn(dn)).toBe(above);
      expect(isUnder(dn, above)).toBe(true);
      expect(comparableDn(dn)).toBe(comparableDn(` cn = ${escapeDnValue(name)} ,ou=STAFF, dc=Corp`));
      expect(comparableDn(dn)).not.toBe(comparableDn(`CN=${escapeDnValue(`${name}x`)},${above}`));
    }),
  );
});

test.each([
  [' ', '\\ '],
  ['#1', '\\#1'],
  ['R&D, north', 'R&D\\, north'],
  ['a "b" <c>; d=e+f\\', 'a \\"b\\" \\<c\\>\\; d\\=e\\+f\\\\'],
  [' both ends ', '\\ both ends\\ '],
])('%j is written %s', (name, written) => {
  expect(escapeDnValue(name)).toBe(written);
});
