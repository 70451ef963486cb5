import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/stack/service-folder.ts';
import { textOf, texts } from './repository.ts';
import { faultsOf, mentionsIn, usesIn, withTests } from './rules.ts';

const page = textOf('.github/rules.md');
const uses = usesIn(
  withoutThis(texts('{services,packages}/*/{test,src/testing}/**/*.ts', 'packages/*/src/testing.ts')),
);

/** The rules of this folder are examples. */
function withoutThis(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => !path.startsWith(relative(root, import.meta.dirname))));
}

test('each rule that a test names is explained, and each that is explained is tested where the page says', async () => {
  expect(faultsOf(withTests(page, uses), uses)).toEqual([]);
  await expect(withTests(page, uses)).toMatchFileSnapshot(join(root, '.github/rules.md'));
});

test('no comment and no document names a rule by its id', () => {
  const all = texts(
    '{services,packages}/**/*.{ts,md,yml,cjs,py}',
    '*.md',
    '.github/decisions/*.md',
    '.ci/{run,**/*.*}',
  );
  expect(mentionsIn(withoutThis(all), uses)).toEqual([]);
});

describe('of a page and the titles of tests', () => {
  const file = 'packages/otp/test/pin.test.ts';
  const titles = (title: string) => usesIn(new Map([[file, `test(${title}, () => {});`]]));
  const row = (id: string, tested = file) => `- **${id}** Six digits. · ours · ${tested}`;

  test.each([
    ['an id without a line', "'X9 a title'", row('O1'), ['O1 is named by no test', 'X9 has no line']],
    ['a second id without a line', "'O1 X9: a title'", row('O1'), ['X9 has no line']],
    ['a line whose id nobody names', "'a title'", row('O1'), ['O1 is named by no test']],
    ['a file that is not there', "'O1'", row('O1', `${file}, gone.ts`), ['O1 is not named by gone.ts']],
    ['a file that is left out', '`O1 a title`', row('O1', ''), [`O1 is named by ${file}`]],
    ['two lines', '"O1, a title"', `${row('O1')}\n${row('O1')}`, ['O1 has two lines']],
    ['nothing wrong', "'O1 and O2'", row('O1'), []],
    ['what is no rule', "'EC2 throttles'", '', []],
  ])('%s is told', (_, title, lines, faults) => {
    expect(faultsOf(lines, titles(title))).toEqual(faults);
  });

  test.each([
    '// as O1 says',
    '/** Six digits (ours, O1; NIST). */',
    "test('as O1 says', …)",
    'See rule O1.',
  ])('a rule is named only where a title begins: %s', (text) => {
    expect(mentionsIn(new Map([['a.ts', text]]), titles("'O1'"))).toEqual(['a.ts:1: O1 is no word']);
  });

  test('the files are written anew', () => {
    expect(withTests(`Rules\n${row('O1', '')}\n${row('O1', 'gone.ts')}\n`, titles("'O1'"))).toBe(
      `Rules\n${row('O1')}\n${row('O1')}\n`,
    );
  });
});
