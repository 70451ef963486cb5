import { expect, test } from 'vitest';
import { e164 } from '../src/phone-number.ts';

test.each([
  ['+15550100104', '+15550100104'],
  ['+1 (555) 010-0104', '+15550100104'],
  [' +1.555.010.0104 ', '+15550100104'],
  ['+1/555/0100104', '+15550100104'],
  ['0044 20 7946 0000', '+442079460000'],
  ['+44 (0)20 7946 0000', '+442079460000'],
  ['+36 30 123 4567', '+36301234567'],
  ['555-010-0104', undefined],
  ['020 7946 0000', undefined],
  ['+0155501001', undefined],
  ['+1555', undefined],
  ['+15550100104;ext=9', undefined],
  ['+15550100104 ext 9', undefined],
  ['+15550100104x9', undefined],
  ['+1555010010400000', undefined],
  ['+１５５５０１００１０４', undefined],
  ['anonymous', undefined],
  ['', undefined],
  [undefined, undefined],
])('C26 C63 C64 %j is %s', (written, number) => expect(e164(written)).toBe(number));
