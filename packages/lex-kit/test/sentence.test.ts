import fc from 'fast-check';
import { expect, test } from 'vitest';
import { join, listed, quoted, say, spell } from '../src/index.ts';

test.each([
  ['digits one by one', say`ID ${spell('101')}`, 'ID 101', 'ID <say-as interpret-as="digits">101</say-as>'],
  ['a number', say`${3} jobs`, '3 jobs', '3 jobs'],
  ['a row', join([say`a`, say`b`], ', '), 'a, b', 'a, b'],
  ['C80 markup in what is quoted', quoted('<speak>&"\''), '‹speak›&"\'', '&lt;speak&gt;&amp;&quot;&apos;'],
  ['line breaks and bells', quoted('a\r\n\u0007b'), 'a b', 'a b'],
  ['C85 right-to-left override', quoted('a\u202eb'), 'a b', 'a b'],
  ['C85 half a surrogate pair', quoted('a\ud800'), 'a\ufffd', 'a\ufffd'],
  ['too long', quoted('abcdef', 4), 'abc…', 'abc…'],
  ['one of a list', listed([say`a`], 'or'), 'a', 'a'],
  ['two of a list', listed([say`a`, say`b`], 'and'), 'a and b', 'a and b'],
  ['three of a list', listed([say`a`, quoted('<b>'), say`c`], 'or'), 'a, ‹b› or c', 'a, &lt;b&gt; or c'],
])('%s', (_, sentence, text, ssml) => {
  expect(sentence).toEqual({ text, ssml });
});

test.each([
  ['<!channel>', '‹!channel›'],
  ['<@U123ABC>', '‹@U123ABC›'],
  ['<https://opsline.example|patching>', '‹https∶//opsline.example|patching›'],
  ['http://opsline.example', 'http∶//opsline.example'],
  ['*bold*', '∗bold∗'],
  ['_italic_', '＿italic＿'],
  ['~struck~ and `code`', '∼struck∼ and ˋcodeˋ'],
  ['windows_server_prod', 'windows_server_prod'],
  ['web-1.prod', 'web-1.prod'],
])('%s is shown as %s: a chat takes it for no markup', (text, shown) => {
  expect(quoted(text).text).toBe(shown);
});

test('whatever is put in, the SSML stays well-formed: no tag comes from outside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(say`The group ${text} ran.`.ssml).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos);)/);
    }),
  );
});
