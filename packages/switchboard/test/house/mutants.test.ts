import { expect, test } from 'vitest';
import { inOneLine, listedOn } from '../../../../.ci/survivors.ts';
import { takenOutOn } from '../../../../.ci/taken-out-page.ts';
import { textOf } from './repository.ts';

const rules = takenOutOn(textOf('.github/taken-out.md'));

test('each hostile or broken input of the rules was taken out once', () => {
  const explained = [...textOf('.github/rules.md').matchAll(/^- \*\*(C\d+)\*\*/gm)].map(([, id]) => id);
  expect(rules.flatMap(({ ids }) => ids).toSorted()).toEqual(explained.toSorted());
});

test('the tests that failed still name the rules', () => {
  const silent = rules.filter(({ ids, tests }) => {
    const text = textOf(tests);
    return !/Contract\(/.test(text) && !ids.every((id) => new RegExp(`\\b${id}\\b`).test(text));
  });
  expect(silent).toEqual([]);
});

test('what was taken out still stands in its place', () => {
  const gone = rules.filter(({ file, was }) => textOf(file).split(was).length !== 2);
  expect(gone).toEqual([]);
});

test('what survived still stands in its place', () => {
  const survivors = listedOn(textOf('.github/mutants.md'));
  const gone = survivors.filter(
    ({ file, was }) => !inOneLine(textOf(file), Infinity).includes(was.replace(/…$/, '')),
  );
  expect(gone).toEqual([]);
});
