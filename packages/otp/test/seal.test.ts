import { constantTimeEqual } from '@opsline/attempts';
import { describe, expect, test } from 'vitest';
import { keyOf, phoneKeyOf, pinKeyOf, sealOf } from '../src/seal.ts';
import { decrypt, encrypt } from '../src/session-cipher.ts';

const pepper = new Uint8Array(32).fill(7);
const binding = { holder: '101', conversation: 'T1/C1/U1' };

function sealFor(bound: typeof binding, digits: string, key = pepper): string {
  return sealOf(key, pinKeyOf(key, bound), digits);
}

describe('a seal is another', () => {
  const seal = sealFor(binding, '123456');
  test.each([
    ['O8 for another holder', sealFor({ ...binding, holder: '102' }, '123456')],
    ['O8 for another conversation', sealFor({ ...binding, conversation: 'T1/C2/U1' }, '123456')],
    ['for another one-time PIN', sealFor(binding, '123457')],
    ['with another pepper', sealFor(binding, '123456', new Uint8Array(32).fill(8))],
  ])('%s', (_case, other) => {
    expect(other).toMatch(/^[0-9a-f]{64}$/);
    expect(constantTimeEqual(seal, other)).toBe(false);
  });
});

test('O10: a key has 32 hex characters, one for each kind and id', () => {
  const keys = [
    keyOf(pepper, 'holder', '101'),
    keyOf(pepper, 'person', '101'),
    keyOf(pepper, 'conversation', '101'),
    phoneKeyOf(pepper, '101', '+15550100101'),
    phoneKeyOf(pepper, '101', undefined),
    phoneKeyOf(pepper, '102', undefined),
    pinKeyOf(pepper, binding),
    pinKeyOf(pepper, { ...binding, holder: '102' }),
    pinKeyOf(pepper, { ...binding, conversation: 'T1/C1/U2' }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});

test('an identifier that could pass for two is a fault, and is not repeated', () => {
  const fault = () => pinKeyOf(pepper, { holder: '101\u001fT1', conversation: 'C1' });
  expect(fault).toThrow('An identifier holds the separator U+001F.');
});

describe('the holder of a conversation', () => {
  const lock = { pepper, conversation: 'T1/C1/U1' };
  const nonce = (size: number) => new Uint8Array(size).fill(1);
  const text = encrypt(lock, '101', nonce);

  test.each(['101', '', 'Zoë ✓'])('comes back: %j', (holder) => {
    expect(decrypt(lock, encrypt(lock, holder, nonce))).toBe(holder);
  });

  test.each([
    ['in another conversation', { ...lock, conversation: 'T1/C2/U1' }, text],
    ['with another pepper', { ...lock, pepper: new Uint8Array(32).fill(8) }, text],
    ['altered', lock, text.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))],
    ['cut short', lock, text.slice(0, 20)],
    ['empty', lock, ''],
    ['garbage', lock, '✓✓✓'],
    // Four bytes of a tag are guessed sooner than sixteen.
    ['with a tag cut short', lock, encrypt(lock, '', nonce).slice(0, 22)],
  ])('does not come back %s, and it is said why', (_case, otherLock, otherText) => {
    expect(() => decrypt(otherLock, otherText)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('could not be read with this pepper'),
        cause: expect.any(Error),
      }),
    );
  });
});
