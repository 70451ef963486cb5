import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rowOf, type Siege } from './siege.ts';

const sieges: readonly Siege[] = [
  { who: 'one stranger; the owner is known', conversations: 1, known: true, whom: '101' },
  { who: 'forty strangers; the owner is known', conversations: 40, known: true, whom: '101' },
  { who: 'one; nobody is known', conversations: 1, known: false, whom: '101' },
  { who: 'forty; nobody is known', conversations: 40, known: false, whom: '101' },
  { who: 'one with the owner’s number, forged', conversations: 1, known: true, whom: '101', asker: 'owner' },
  { who: 'four, at everybody; the owner is known', conversations: 4, known: true, whom: 'everybody' },
  { who: 'forty, at everybody; the owner is known', conversations: 40, known: true, whom: 'everybody' },
  { who: 'four, at everybody; nobody is known', conversations: 4, known: false, whom: 'everybody' },
];

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function cellsOf(row: string): readonly string[] {
  return row.split('|').map((cell) => cell.trim());
}

test.each(sieges)('what README.md says of $who is what comes of it on virtual time', async (siege) => {
  const row = readme.split('\n').find((line) => cellsOf(line)[1] === siege.who);
  expect(cellsOf(row ?? '')).toEqual(cellsOf(await rowOf(siege)));
});
