import { expect, test } from 'vitest';
import { type AskedBack, askedBackIn } from '../../src/dialog/asked-back.ts';

test.each<[string, AskedBack | undefined]>([
  ['what was it that was wrong', 'what was wrong'],
  ['what was not right', 'what was wrong'],
  ['why was my PIN not accepted', 'what was wrong'],
  ['was it really the month that was wrong', 'what was wrong'],
  ['so that was incorrect', 'what was wrong'],
  ['this is my wrong phone', undefined],
  ['I wonder, is it my phone that is wrong', undefined],
  ['then what', 'what then'],
  ['and then', 'what then'],
  ['OK, and then?', 'what then'],
  ['I lost it, and then', undefined],
  ['and then I lost it', undefined],
  ['how long is it really good', 'how long valid'],
  ['how long does it work', 'how long valid'],
  ['how long does it last', 'how long valid'],
  ['how long before they expire', 'how long valid'],
  ['when does the code expire', 'how long valid'],
  ['when would my PIN expire', 'how long valid'],
  ['when is it that it expires', 'how long valid'],
  ['is it valid', 'how long valid'],
  ['is the code still good', 'how long valid'],
  ['does it take long', 'how long'],
  ['does it take too long', 'how long'],
  ['what do you need it for', 'why'],
  ['what would you want my date of birth for', 'why'],
  ['I do not know what my own user ID is', 'which ID'],
  ['I do not remember my username', 'which ID'],
  ['where would I find the userid', 'which ID'],
  ['where is my user name', 'which ID'],
])('"%s" asks %s', (text, what) => {
  expect(askedBackIn(text)).toBe(what);
});
