import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playedTypes, unplayedTypes } from '../src/actions/action-kinds.ts';
import { checkFlow } from '../src/check/check-flow.ts';
import { unfilledRoots } from '../src/values/json-path.ts';
import { every, flowWith, mutate } from './every-action.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const unplayed = 'is not supported by the local player';

/** The names in a paragraph of a section. */
function names(section: string, paragraph: string): readonly string[] {
  const body = readme.split('\n## ').find((part) => part.startsWith(section)) ?? '';
  const lines = body.split('\n\n').find((part) => part.startsWith(`**${paragraph}:**`)) ?? '';
  return [...lines.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

test('the README names every action that is played, and every one that is not', () => {
  expect(names('What it plays', 'Actions')).toEqual(playedTypes.toSorted());
  expect(names('Current limits', 'Actions')).toEqual([...unplayedTypes].toSorted());
});

const references = names('Current limits', 'References');

test('the README names every root that is not filled', () => {
  expect(references).toEqual(expect.arrayContaining(unfilledRoots.map((root) => `$.${root}`)));
});

test.each(references)('the reference %s is refused, as the README says', (reference) => {
  expect(checkFlow(mutate(flowWith('compare'), 'Actions.0.Parameters.ComparisonValue', reference))).toEqual([
    { path: 'Actions[0].Parameters.ComparisonValue', message: `"${reference}" ${unplayed}` },
  ]);
});

test.each(names('Current limits', 'Parameters').filter((name) => name.includes('.')))(
  'the parameter %s is refused, as the README says',
  (parameter) => {
    const [type, property = ''] = parameter.split('.');
    const [name = ''] = Object.entries(every).find(([, { Type }]) => Type === type) ?? [];
    const document = mutate(flowWith(name), `Actions.0.Parameters.${property}`, 'x');
    expect(checkFlow(document)).toContainEqual({
      path: `Actions[0].Parameters.${property}`,
      message: expect.stringContaining(unplayed),
    });
  },
);
