import { expect, test } from 'vitest';
import { isAgain, phrases } from '../../src/manners/phrases.ts';

test.each([
  ...['again', 'Again, please.', 'Please send it again!', 'resend', 'A new one', 'another one-time PIN'],
  ...["I didn't get it", 'I didn’t get it', 'I didnt get it', 'I did not get it.', 'i didn t get it'],
  ...["I haven't got it", 'I’ve not received it', "It hasn't come", "It didn't arrive", 'nothing came'],
])('"%s" asks for another one-time PIN', (text) => {
  expect(isAgain(text)).toBe(true);
});

test.each(['', 'please', 'I got it', 'again and again', '048213', 'it did', 'not'])(
  '"%s" does not',
  (text) => {
    expect(isAgain(text)).toBe(false);
  },
);

test.each([
  ["that's all", 'That’s all.'],
  ['that is it', 'That is it!'],
  ["last night's patching, all jobs", 'last nights patching'],
  ["I wasn't asked", 'I was not asked'],
  ["I'd like that", 'id like that'],
  ['my ID', 'my id'],
])('in the list "%s" is "%s"', (list, text) => {
  expect(phrases(list)(text)).toBe(true);
});
