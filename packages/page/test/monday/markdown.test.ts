import { expect, test } from 'vitest';
import { toHtml } from '../../src/page/monday/markdown.ts';

test.each([
  ['**3** left', '<b>3</b> left'],
  [
    '[i-1](https://example.com/a?b=1&c=2)',
    '<a href="https://example.com/a?b=1&amp;c=2" rel="noreferrer" target="_blank">i-1</a>',
  ],
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
  [
    '[x](https://a"onclick="b)',
    '<a href="https://a&quot;onclick=&quot;b" rel="noreferrer" target="_blank">x</a>',
  ],
  ['web\\_1', 'web_1'],
])('"%s" of a card becomes %s', (markdown, html) => {
  expect(toHtml(markdown)).toBe(html);
});
