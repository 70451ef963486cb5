import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SecondConnectionError } from '../../../src/directory/ldap-failure.ts';
import { encodePassword, policyHints, writePassword } from '../../../src/directory/ldap-write.ts';
import { account } from '../../stage/dana.ts';
import { answering } from '../lab/answering.ts';

describe('D8 unicodePwd', () => {
  test('a vector', () => {
    expect(encodePassword('Ab1!').toString('hex')).toBe('220041006200310021002200');
  });

  test('what is decoded is what was encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (password) => {
        expect(encodePassword(password).toString('utf16le')).toBe(`"${password}"`);
      }),
    );
  });
});

describe('D9 which control is sent', () => {
  const current = '1.2.840.113556.1.4.2239';
  const deprecated = '1.2.840.113556.1.4.2066';
  test.each([
    [[current, deprecated], current],
    [[deprecated, current], current],
    [[deprecated], deprecated],
    [['1.2.3'], undefined],
    [[], undefined],
  ])('of %j: %s', (listed, oid) => {
    const control = policyHints(listed);
    expect(control?.type).toBe(oid);
    expect(control?.critical).toBe(oid === undefined ? undefined : true);
  });
});

test('C55 a write that was never sent, because the connection had gone, is a fault and not an unknown outcome', async () => {
  const session = {
    ...answering(async () => []),
    modify: () => Promise.reject(new SecondConnectionError('the connection was lost')),
  };
  const ended = writePassword(session, account, 'Tz7k-Wm4q-Xh9vc', undefined);
  await expect(ended).rejects.toMatchObject({ name: 'DirectoryError', fault: 'lost' });
});
