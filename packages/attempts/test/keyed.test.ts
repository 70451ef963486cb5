import { constantTimeEqual, hmac, keyOf } from '@opsline/attempts';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';

const pepper = new Uint8Array(32).fill(7);

test('RFC 4231 section 4.7: the HMAC of one part is HMAC-SHA256 of its text', () => {
  const key = new Uint8Array(131).fill(0xaa);
  expect(hmac(key, ['Test Using Larger Than Block-Size Key - Hash Key First']).toString('hex')).toBe(
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  );
});

test('a key has 32 hex characters, one for each kind, id and pepper', () => {
  const keys = [
    keyOf(pepper, 'employee', '101'),
    keyOf(pepper, 'caller', '101'),
    keyOf(pepper, 'employee', '102'),
    keyOf(new Uint8Array(32).fill(8), 'employee', '101'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});

test.each([0, 1, 31])('a pepper of %i bytes is a fault', (length) => {
  expect(() => keyOf(new Uint8Array(length), 'employee', '101')).toThrow(
    `The pepper has ${length} bytes; at least 32 are needed.`,
  );
});

test('an identifier that could pass for two is a fault, and is not repeated', () => {
  for (const parts of [['canary\u001f1'], ['kind', 'canary\u001f1'], ['canary\u001f1', '101']])
    expect(() => hmac(pepper, parts)).toThrow(/^An identifier holds the separator U\+001F\.$/);
});

test('O11: texts of any length are compared without an error', () => {
  const lengths = fc.nat(10_000).map((length) => 'f'.repeat(length));
  fc.assert(
    fc.property(lengths, lengths, (one, other) => constantTimeEqual(one, other) === (one === other)),
    { numRuns: 50 * inject('times') },
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => constantTimeEqual(text, text) && !constantTimeEqual(text, `${text}0`),
    ),
  );
});
