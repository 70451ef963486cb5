import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, inject, test } from 'vitest';
import { e164 } from '../../src/record/phone-number.ts';

const mobiles = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);

const plain = ['', '', ' ', '-', '.'];
const blanks = ['\t', '\u00a0', '\u2009', '\u2011', '\u2013', '\u2212'];
const invisible = ['\u00ad', '\u200b', '\u200e', '\u202a', '\u202c', '\u2066', '\u2069', '\ufeff'];
function gapsOf(signs: readonly string[]) {
  return fc.array(fc.constantFrom(...signs), { minLength: 20, maxLength: 20 });
}
const gaps = fc.oneof(gapsOf(plain), gapsOf([...plain, ...blanks, ...invisible]));
const prefix = fc.constantFrom('+', '00', '(+', '(00', '(00)', 'tel:+', '\ufeff+', ' 00 ');
const trunkZero = fc.constantFrom(
  '(0)',
  ' (0) ',
  '-(0)',
  ')(0)',
  '(\u00a00\u00a0)',
  '(\u202a0\u202c)',
  '/(0)',
);

function spread(digits: string, between: readonly string[]): string {
  return [...digits].map((digit, index) => digit + (between[index] ?? '')).join('');
}

test('a mobile of any country, however its digits are set apart, is read', () => {
  expect(mobiles.length).toBeGreaterThan(240);
  fc.assert(
    fc.property(fc.constantFrom(...mobiles), prefix, gaps, ({ number }, before, between) => {
      expect(e164(before + spread(number.slice(1), between))).toBe(number);
    }),
    { numRuns: 400 * inject('times') },
  );
});

test('with (0) or a slash it is read as itself or not at all', () => {
  fc.assert(
    fc.property(
      ...[fc.constantFrom(...mobiles), prefix, trunkZero, gaps, fc.nat(15)],
      ({ countryCallingCode, nationalNumber, number }, before, zero, between, slash) => {
        const national = spread(nationalNumber, between.with(slash, '/'));
        expect([number, undefined]).toContain(e164(before + countryCallingCode + zero + national));
      },
    ),
    { numRuns: 400 * inject('times') },
  );
});

test('a zero without parentheses makes it no number, unless a number begins so', () => {
  fc.assert(
    fc.property(
      ...[fc.constantFrom(...mobiles), prefix, gaps],
      ({ countryCallingCode, nationalNumber }, before, between) => {
        const digits = `${countryCallingCode}0${nationalNumber}`;
        const another = parsePhoneNumberFromString(`+${digits}`);
        const begins = another?.isValid() === true && another.nationalNumber.startsWith('0');
        expect(e164(before + spread(digits, between))).toBe(begins ? another?.number : undefined);
      },
    ),
    { numRuns: 400 * inject('times') },
  );
});

test('every plan with a trunk zero: (0) is read without it', () => {
  const read = ['44', '49', '33', '31', '32', '41', '43', '46', '358', '90', '380', '81', '82', '61', '64'];
  const zeros = mobiles.filter(({ countryCallingCode }) => read.includes(countryCallingCode));
  expect(zeros.length).toBeGreaterThanOrEqual(read.length);
  for (const { countryCallingCode, nationalNumber, number } of zeros) {
    expect(e164(`+${countryCallingCode} (0)${nationalNumber}`)).toBe(number);
  }
});
