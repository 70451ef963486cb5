import { expect, test } from 'vitest';
import { shown } from '../src/shown.ts';

test.each([
  ['1', '1'],
  ['#', '#'],
  ['4071#', '••••#'],
  ['12 3*', '•• •*'],
  ['417320', '••••••'],
  ['4-0-7-1', '•-•-•-•'],
  ['4. 1. 7', '•. •. •'],
  ['my PIN is 4071', 'my PIN is ••••'],
  ['four zero seven one', 'four zero seven one'],
  ['17 April 1990', '•• April ••••'],
  ['windows server prod', 'windows server prod'],
  ['', ''],
])('"%s" is shown as "%s"', (text, as) => {
  expect(shown(text)).toBe(as);
});
