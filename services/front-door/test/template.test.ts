import { mannersIntents } from '@opsline/lex-kit';
import { describe, expect, test } from 'vitest';
import { parseEnvironment } from '../src/environment/front-door.ts';
import { inWords } from '../src/offers.ts';
import { botOf } from '../src/template/bot-of.ts';
import { flowOf } from '../src/template/flows.ts';
import type { Entry } from '../src/template/owners.ts';
import { functionArns, intents, owners } from '../src/template/template.ts';

const flows = new URL('../../patch-status-intent/flows', import.meta.url).pathname;
const everybodys = ['helpIntent', 'FallbackIntent'].map(named);

function named(Name: string) {
  return { Name };
}

function entry(service: string, intentsHere: Entry['intents'], slotTypes: Entry['slotTypes'] = []): Entry {
  return { service, function: 'f', say: ['f'], names: false, intents: intentsHere, slotTypes };
}

test('what is deployed is what the function reads: each owner, its intents, and what can be said', () => {
  const [patching] = parseEnvironment({ OWNERS: owners }).OWNERS;
  expect(patching).toMatchObject({
    service: 'patch-status-intent',
    function: `opsline-patch-status-intent-$\{sls:stage}-patchStatus`,
    say: ['check patching', 'the name of a target group'],
  });
  expect(patching?.intents).toEqual(['patchStatusIntent']);
  expect(functionArns).toHaveLength(parseEnvironment({ OWNERS: owners }).OWNERS.length);
});

test('the whole environment fits into the 4 KB that a function may have', () => {
  // CreateFunction, Environment: "The total size of all environment variables doesn't exceed 4 KB"; a stage is longer.
  expect(owners.length).toBeLessThan(3_500);
});

test.each([
  ['missing', {}],
  ['no JSON', { OWNERS: '[' }],
  ['no owners', { OWNERS: '[{}]' }],
])('an environment where it is %s is refused by path', (_, environment) => {
  expect(() => parseEnvironment(environment)).toThrow(/^environment\.OWNERS/);
});

describe('the bot has', () => {
  test('the intents of every service, and once what every conversation has', () => {
    const both = botOf([entry('a', [named('x')]), entry('b', [named('scanIntent')])], everybodys);
    expect(both.intents).toEqual([named('x'), named('scanIntent'), ...everybodys]);
    const names = intents.map(({ Name }) => Name);
    expect(names).toEqual(expect.arrayContaining(['patchStatusIntent', ...Object.keys(mannersIntents)]));
    expect(new Set(names).size).toBe(names.length);
  });

  test.each<[string, Entry[], string]>([
    ['two intents of one name', [entry('a', [named('x')]), entry('b', [named('x')])], 'b and a both have x'],
    [
      'manners of one service alone',
      [entry('a', [named('helpIntent')])],
      'every bot and a both have helpIntent',
    ],
    [
      'two slot types of one name',
      [entry('a', [], [named('T')]), entry('b', [], [named('T')])],
      'b and a both have T',
    ],
  ])('never %s', (_, entries, message) => {
    expect(() => botOf(entries, everybodys)).toThrow(message);
  });
});

describe('a flow of patch-status-intent leads here', () => {
  test.each(['MainFlow', 'Authentication', 'LexBot'])('%s', (name) => {
    const flow = flowOf(flows, name, ['check patching', 'network scan']);
    expect(flow).not.toMatch(/PatchStatus/);
    expect(flow.includes('FrontDoor')).toBe(true);
  });

  test('and tells what can be said', () => {
    expect(flowOf(flows, 'LexBot', ['a', 'b', 'c'])).toContain('"Text":"Say a, b, or c."');
  });
});

test.each([
  [['a'], 'a'],
  [['a', 'b'], 'a, or b'],
  [['a', 'b', 'c'], 'a, b, or c'],
])('%j can be said: %s', (offers, words) => {
  expect(inWords(offers)).toBe(words);
});
