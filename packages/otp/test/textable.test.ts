import { isOnHold, textable } from '@opsline/otp';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const EVERYWHERE = ['+1', '+3', '+4', '+5', '+6', '+8', '+9'];

describe('C26', () => {
  test.each([
    ['premium, North America', '+19005550123'],
    ['premium exchange, North America', '+12129761234'],
    ['976 as an area code', '+19765550123'],
    ['toll-free', '+18005550123'],
    ['personal number, North America', '+15005550123'],
    ['international networks', '+8821234567'],
    ['international networks', '+88312345678'],
    ['satellite', '+870123456789'],
    ['satellite', '+88161234567'],
    ['international premium rate', '+979123456789'],
    ['international freephone', '+80012345678'],
    ['UK personal number', '+447012345678'],
    ['UK premium', '+449012345678'],
    ['emergency', '911'],
    ['short number', '12345'],
    ['short number with a plus sign', '+12345'],
    ['zero', '+0'],
    ['an extension', '+15550100101;ext=9'],
    ['a space', '+1555 0100101'],
    ['an e-mail address', 'ada@example.com'],
    ['a digit too few for +1', '+1555010010'],
    ['a digit too many for +1', '+155501001011'],
    ['a line break', '+15550100101\n'],
    ['full-width digits', '+１５５５０１００１０１'],
    ['nothing', ''],
  ])('no text message to %s: %s', (_case, phone) => {
    expect(textable(phone, EVERYWHERE)).toBe(false);
  });

  test.each([
    '+15550100101',
    '+12125550123',
    '+447400123456',
    '+447624123456',
    '+4915112345678',
    '+61412345678',
  ])('a text message may go to %s', (phone) => {
    expect(textable(phone, EVERYWHERE)).toBe(true);
  });

  test.each<[string, readonly string[], boolean]>([
    ['+447400123456', ['+1'], false],
    ['+447400123456', ['+1', '+44'], true],
    ['+447400123456', ['+447'], true],
    ['+447400123456', [], false],
  ])('%s under the allow-list %j: %s', (phone, allowed, expected) => {
    expect(textable(phone, allowed)).toBe(expected);
  });

  test.each(['', '1', '+', '+0', '+1 ', '+123456789', 'GB'])('an allow-list with %j is a fault', (prefix) => {
    expect(() => textable('+15550100101', ['+1', prefix])).toThrow('allowedPrefixes[1] must be');
  });

  test('whatever passes is E.164', () => {
    const near = fc.string({ unit: fc.constantFrom('+', '1', '4', '7', '0', ' ', ';'), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (phone) => {
        if (textable(phone, EVERYWHERE)) expect(phone).toMatch(/^\+[1-9][0-9]{6,14}$/);
      }),
    );
  });
});

describe('C28: a number that changed', () => {
  const now = 1_760_000_000_000;
  test.each([
    ['never, as far as is known', undefined, false],
    ['5 minutes ago', now - 300_000, true],
    ['1 ms less than a day ago', now - 86_399_999, true],
    ['a day ago', now - 86_400_000, false],
    ['in the future', now + 1, true],
    ['at no time', Number.NaN, true],
  ])('%s: on hold is %s', (_case, changedAt, held) => {
    expect(isOnHold(changedAt, now)).toBe(held);
  });
});
