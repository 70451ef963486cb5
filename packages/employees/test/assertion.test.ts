import { assertionPurpose, readAssertion, signAssertion } from '@opsline/employees/assertion';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const key = new Uint8Array(32).fill(9);
const contactId = '0f3c9c1e-0000-4000-8000-000000000001';
const now = 1_760_000_000_000;
const signed = { key, employeeId: '101', contactId, now };
const text = signAssertion(signed);
function read(change = {}) {
  return readAssertion({ key, text, contactId, now, ...change });
}

test('an assertion says whose PIN was right', () => {
  expect(read()).toEqual({ employeeId: '101', nonce: expect.stringMatching(/^[0-9a-f]{32}$/) });
});

test('it is short, and letters, digits, "-" and "_" alone', () => {
  expect(text).toMatch(/^[0-9A-Za-z_-]{1,80}$/);
});

// One service may be deployed before the other: neither the form nor the key changes by itself.
test('is as it always was, and so is what its key is derived by', () => {
  const always = 'AQGZyCzAADEwMb-yNJk0wRXt2wL7MDgqrW9pL6njA1OWqrc4NO6xSTjw';
  const first = { key: new Uint8Array(32).fill(1), contactId: 'c-1', now };
  expect(signAssertion({ ...first, employeeId: '101' })).toBe(always);
  expect(readAssertion({ ...first, text: always })?.employeeId).toBe('101');
  expect(assertionPurpose).toBe('opsline caller assertion key');
});

test.each(['', ' 101', '101 ', '10/1', '1'.repeat(65)])(
  'nothing is signed for the employee ID %j',
  (employeeId) => {
    expect(() => signAssertion({ ...signed, employeeId })).toThrow('employeeId must be');
  },
);

test.each([
  ['at once', 0, true],
  ['after 1 min 59.999 s', 119_999, true],
  ['after 2 min', 120_000, false],
  ['a day later', 86_400_000, false],
  ['on a clock 5 s behind', -5_000, true],
  ['on a clock further behind', -5_001, false],
  ['at no time', Number.NaN, false],
])('read %s', (_case, after, good) => {
  expect(read({ now: now + after }) !== undefined).toBe(good);
});

function altered(index: number): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return bytes.toString('base64url');
}

test.each<[string, object]>([
  ['in another contact', { contactId: '0f3c9c1e-0000-4000-8000-000000000002' }],
  ['with another key', { key: new Uint8Array(32).fill(8) }],
  ['with its version altered', { text: altered(0) }],
  ['with its time altered', { text: altered(6) }],
  ['with its employee altered', { text: altered(9) }],
  ['with its signature altered', { text: altered(41) }],
  ['cut short', { text: text.slice(0, -1) }],
  ['with something after it', { text: `${text}A` }],
  ['padded', { text: `${text}=` }],
  ['with a line break', { text: `${text}\n` }],
  ['empty', { text: '' }],
  ['that is not there', { text: undefined }],
  ['that is the word true', { text: 'true' }],
  ['of a megabyte', { text: 'A'.repeat(1_000_000) }],
  ['for a contact that is none', { contactId: 'a\u001fb' }],
])('C73: an assertion %s proves nothing', (_case, change) => {
  expect(read(change)).toBeUndefined();
});

test('garbage never proves anything and never throws', () => {
  const bytes = fc.uint8Array({ maxLength: 120 }).map((raw) => Buffer.from(raw).toString('base64url'));
  const versioned = fc
    .uint8Array({ minLength: 40, maxLength: 80 })
    .map((raw) => Buffer.from([1, ...raw]).toString('base64url'));
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), bytes, versioned),
      fc.string(),
      (garbage, contact) => {
        expect(read({ text: garbage })).toBeUndefined();
        expect(read({ text: garbage, contactId: contact })).toBeUndefined();
      },
    ),
  );
});

test('what is signed is read, whoever it is for and whenever', () => {
  const ids = fc.stringMatching(/^[0-9A-Za-z._-]{1,64}$/);
  fc.assert(
    fc.property(ids, fc.uuid(), fc.nat(4e12), (employeeId, contact, time) => {
      const one = signAssertion({ key, employeeId, contactId: contact, now: time });
      expect(readAssertion({ key, text: one, contactId: contact, now: time })?.employeeId).toBe(employeeId);
    }),
  );
});

describe('nonces', () => {
  const nonceOf = (change: object) => {
    const one = { ...signed, ...change };
    return readAssertion({ key, text: signAssertion(one), contactId: one.contactId, now: one.now })?.nonce;
  };

  test.each<[string, object]>([
    ['employee', { employeeId: '102' }],
    ['contact', { contactId: '0f3c9c1e-0000-4000-8000-000000000002' }],
    ['moment', { now: now + 1 }],
  ])('are others for another %s', (_case, change) => {
    expect(nonceOf(change)).not.toBe(nonceOf({}));
  });
});

test.each([
  ['employeeId', { employeeId: '101\u001f' }],
  ['employeeId', { employeeId: '' }],
  ['contactId', { contactId: 'a b' }],
  ['pepper', { key: new Uint8Array(31) }],
])('a malformed %s is a fault', (name, change) => {
  expect(() => signAssertion({ ...signed, ...change })).toThrow(name);
});
