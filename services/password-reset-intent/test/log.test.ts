import { expect, test } from 'vitest';
import { namesOf } from '../src/log.ts';

test.each([
  ['InputError', ['InputError: words', 'TypeError']],
  ['LexReplyError', ['LexReplyError: words', 'TypeError']],
  ['DirectoryError', ['DirectoryError: words', 'TypeError']],
  ['OverdueError', ['OverdueError: words', 'TypeError']],
  ['ResultCodeError', ['ResultCodeError', 'TypeError']],
])('the words of an error are logged where they quote nothing: %s', (name, logged) => {
  const error = Object.assign(new Error('words', { cause: new TypeError('words') }), { name });
  expect(namesOf(error)).toEqual(logged);
});
