import { expect, test } from 'vitest';
import { chosenOf, repairIn } from '../../src/index.ts';

const names = ['AmazonLinuxDev', 'AmazonLinuxProd', 'web-2'];
const [dev, prod, web] = names;

test.each<[string, (string | undefined)[]]>([
  ['the first', [dev]],
  ['the first one, please', [dev]],
  ['Yes, the second one', [prod]],
  ['number two', [prod]],
  ['the last one', [web]],
  ['both', [dev, prod, web]],
  ['all of them', [dev, prod, web]],
  ['prod', [prod]],
  ['the dev one', [dev]],
  ['no, the prod one', [prod]],
  ['amazon linux dev', [dev]],
  ['AmazonLinuxDev', [dev]],
  ['web 2', [web]],
  ['web', [web]],
  ['linux', [dev, prod]],
  ['windows prod', []],
  ['the fourth', []],
  ['', []],
])('of an offer "%s" chooses %j', (text, chosen) => {
  expect(chosenOf(text, names)).toEqual(chosen);
});

test('what is offered alone is the first and the last', () => {
  for (const text of ['the first', 'the last one', 'both', 'dev']) {
    expect(chosenOf(text, ['linux-dev'])).toEqual(['linux-dev']);
  }
});

test.each([
  ['sorry, 101', '101'],
  ['no wait, 17 April', '17 April'],
  ['110, I mean 101', '101'],
  ['101, sorry, 102', '102'],
  ['actually 101', '101'],
  ['I meant windows-prod', 'windows-prod'],
  ['oops it’s 217', '217'],
  ['make that linux prod', 'linux prod'],
  ['no sorry it is 102', '102'],
])('"%s" takes back what was said before, for "%s"', (text, value) => {
  expect(repairIn(text)).toBe(value);
});

test.each(['sorry', 'wait', 'no wait', '101', 'windows prod', '101 sorry', ''])(
  '"%s" repairs nothing',
  (text) => {
    expect(repairIn(text)).toBeUndefined();
  },
);
