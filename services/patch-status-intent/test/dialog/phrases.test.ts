import { describe, expect, test } from 'vitest';
import { asksForPin, idNamed, idSaid, isStart, jobIn, nameSaid, pinSaid } from '../../src/dialog/phrases.ts';

test.each([
  'check patching',
  'Check the patching, please',
  'patch status',
  'I would like to check patching',
  'can you check the patch status',
  'hi, I am 101, check patching',
  'check on the patching job',
])('"%s" begins, and names nothing', (text) => {
  expect([isStart(text), jobIn(text)]).toEqual([true, undefined]);
});

test.each(['checkout servers', 'check-in prod', 'patch panel', 'latest', 'windows prod', 'web status page'])(
  '"%s" is no beginning',
  (text) => {
    expect(isStart(text)).toBe(false);
  },
);

test.each([
  ['check patching for windows server prod please', 'windows server prod'],
  ['hi, I am 101, check patching for windows server prod please', 'windows server prod'],
  ['what is the patch status of the ubuntu dev group?', 'ubuntu dev group'],
  ['how did patching go on linux-dev, thanks', 'linux-dev'],
])('"%s" asks about "%s"', (text, job) => {
  expect(jobIn(text)).toBe(job);
});

test.each([
  ['sorry, I meant windows file prod', 'windows file prod'],
  ['ok, and ubuntu dev please', 'ubuntu dev'],
  ['all', 'all'],
  ['ok', 'ok'],
])('"%s" names "%s"', (text, name) => {
  expect(nameSaid(text)).toBe(name);
});

describe('an employee ID', () => {
  test.each([
    ['I am 101', '101'],
    ['my employee ID is 101', '101'],
    ['my ID: 101', '101'],
    ['sorry, 101', '101'],
    ['102 here. How did it go?', '102'],
    ['101 again, show me the latest', '101'],
  ])('is named in "%s"', (text, id) => {
    expect(idNamed(text)).toBe(id);
  });

  test.each([
    '101',
    'web 101',
    'check 101 and 102',
    'I am 1010',
    'since 101 days',
    '048213',
    'it is 101 102',
  ])('is not named in "%s"', (text) => {
    expect(idNamed(text)).toBeUndefined();
  });

  test.each([
    ['101', '101'],
    ["it's one oh one", '101'],
    ['1 0 1', '101'],
  ])('is said by "%s" once it is asked for', (text, id) => {
    expect(idSaid(text)).toBe(id);
  });

  test.each(['10', '1010', 'abc', '１０１', '101 or 102', ''])('is not said by "%s"', (text) => {
    expect(idSaid(text)).toBeUndefined();
  });
});

describe('a one-time PIN', () => {
  test.each(['048213', '048 213', 'it is 048213', 'the PIN is 048-213, thanks', 'sorry, 048213.'])(
    'is in "%s"',
    (text) => {
      expect(pinSaid(text)).toBe('048213');
    },
  );

  test.each([
    '04821',
    '0482130',
    '+048213',
    '048213.0',
    'x048213',
    '048213 111111',
    '０４８２１３',
    '\ud800 048213',
    '',
  ])('is not in "%s"', (text) => {
    expect(pinSaid(text)).toBeUndefined();
  });

  test.each([
    ...['again', 'try again', 'I did not get it', "it hasn't come", 'nothing here yet', 'still nothing'],
    ...['no text yet', 'I got no message', 'still waiting', 'it has expired', 'where is my PIN'],
  ])('is asked for once more by "%s"', (text) => {
    expect(asksForPin(text)).toBe(true);
  });

  test.each(['048213', 'no', 'I got it', 'nothing else'])('is not by "%s"', (text) => {
    expect(asksForPin(text)).toBe(false);
  });
});
