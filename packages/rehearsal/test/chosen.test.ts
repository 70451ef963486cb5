import { expect, test } from 'vitest';
import { chosen } from '../src/chosen.ts';
import { scenes } from '../src/scenes.ts';

function namesOf(...wishes: string[]): readonly string[] | string {
  const found = chosen(scenes, wishes);
  return 'unknown' in found ? found.unknown : found.scenes.map(({ name }) => name);
}

test.each<[string, string[], readonly string[]]>([
  ['one by its name', ['bare'], ['bare']],
  ['one by its beginning, with the one before it', ['again'], ['everything set', 'again, unchanged']],
  [
    'two that come after the same',
    ['remove', 'one word'],
    ['everything set', 'one word of a prompt changed', 'remove and deploy again'],
  ],
  ['all in their order, where none is named', [], scenes.map(({ name }) => name)],
])('%s', (_, wishes, names) => {
  expect(namesOf(...wishes)).toEqual(names);
});

test('a scene that nobody knows is none', () => {
  expect(namesOf('bare', 'dare')).toBe('dare');
});

test('what has to be played before a scene stands before it', () => {
  const names = scenes.map(({ name }) => name);
  for (const { name, after } of scenes) {
    if (after !== undefined) expect(names.slice(0, names.indexOf(name))).toContain(after);
  }
});
