import fc from 'fast-check';
import { expect, test } from 'vitest';
import { join, moment, quoted, say, spell } from '../src/index.ts';

const at = Date.UTC(2026, 10, 20, 2, 0);

test.each([
  ['digits one by one', say`ID ${spell('101')}`, 'ID 101', 'ID <say-as interpret-as="digits">101</say-as>'],
  ['a number', say`${3} jobs`, '3 jobs', '3 jobs'],
  ['a row', join([say`a`, say`b`], ', '), 'a, b', 'a, b'],
  ['markup in what is quoted', quoted('<speak>&"\''), '<speak>&"\'', '&lt;speak&gt;&amp;&quot;&apos;'],
  ['line breaks and bells', quoted('a\r\n\u0007b'), 'a b', 'a b'],
  ['right-to-left override', quoted('a\u202eb'), 'a b', 'a b'],
  ['half a surrogate pair', quoted('a\ud800'), 'a\ufffd', 'a\ufffd'],
  ['too long', quoted('abcdef', 4), 'abc…', 'abc…'],
  [
    'a moment',
    moment(at, 'UTC'),
    '20 November 2026, 02:00 UTC',
    '20 November 2026, <say-as interpret-as="time" format="hms24">02:00</say-as> UTC',
  ],
])('%s', (_, sentence, text, ssml) => {
  expect(sentence).toEqual({ text, ssml });
});

test.each([
  ['Europe/London', '20 November 2026, 02:00 GMT'],
  ['America/New_York', '19 November 2026, 21:00 GMT-5'],
  ['Asia/Kolkata', '20 November 2026, 07:30 GMT+5:30'],
])('a moment in %s is %s', (zone, text) => {
  expect(moment(at, zone).text).toBe(text);
});

test('whatever is put in, the SSML stays well-formed: no tag comes from outside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(say`The group ${text} ran.`.ssml).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos);)/);
    }),
  );
});
