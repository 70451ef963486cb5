import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { isPossibleNumber } from '../src/numbering-plan.ts';

test.each([
  ['fiction, North America', '+15550100101', true],
  ['fiction, UK', '+447700900123', true],
  ['a fixed line that begins with zero, Italy', '+390612345678', true],
  ['a mobile that begins with zero, Côte d’Ivoire', '+2250123456789', true],
  ['premium, Germany', '+499001234567', true],
  ['a trunk zero, UK', '+4407700900123', false],
  ['a trunk zero, Germany', '+49015112345678', false],
  ['the trunk prefix 06, Hungary', '+3606301234567', false],
  ['the trunk prefix 8, Russia', '+789123456789', false],
  ['a zero of no number, Denmark', '+4501234567', false],
  ['a zero of no number, Italy', '+390347123456789', false],
  ['a digit short', '+1555010010', false],
  ['a digit too long', '+155501001011', false],
  ['more digits than E.164 has', '+49151123456789012', false],
  ['no country', '+999123456789', false],
  ['formatted', '+1 555 010 0101', false],
  ['an extension', '+15550100101;ext=9', false],
  ['no plus sign', '15550100101', false],
  ['nothing', '', false],
])('%s: %s is possible: %s', (_case, phone, expected) => {
  expect(isPossibleNumber(phone)).toBe(expected);
});

test('a mobile of any country is possible', () => {
  const mobiles = getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? []);
  expect(mobiles.length).toBeGreaterThan(240);
  expect(mobiles.filter((phone) => !isPossibleNumber(phone))).toEqual([]);
});
