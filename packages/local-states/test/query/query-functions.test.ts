import { expect, test } from 'vitest';
import { run } from '../machines.ts';

async function value(expression: string) {
  const execution = await run({ A: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } });
  return execution.status === 'SUCCEEDED'
    ? execution.output
    : execution.status === 'FAILED'
      ? execution.error
      : '';
}

test.each([
  ['$partition([1, 2, 3], 2)', [[1, 2], [3]]],
  ['$partition([1, 2, 3], 2.9)', [[1, 2], [3]]],
  ['$partition([], 2)', 'States.QueryEvaluationError'],
  ['$partition([1], 0)', 'States.QueryEvaluationError'],
  ['$partition("abc", 1)', 'States.QueryEvaluationError'],
  ['$partition([1, 2], "1")', 'States.QueryEvaluationError'],
  ['$range("1", 3, 1)', 'States.QueryEvaluationError'],
  ['$range(1, "3", 1)', 'States.QueryEvaluationError'],
  ['$range(1, 3, true)', 'States.QueryEvaluationError'],
  ['$range(1, 3)', 'States.QueryEvaluationError'],
  ['$hash(5, "MD5")', 'States.QueryEvaluationError'],
  ['$hash("abc")', 'States.QueryEvaluationError'],
  ['$parse(5)', 'States.QueryEvaluationError'],
  ['$random("7")', 'States.QueryEvaluationError'],
  ['$range(1, 7, 3)', [1, 4, 7]],
  ['$range(-1.7, 1, 1)', [-1, 0, 1]],
  ['$range(5, 1, -2)', [5, 3, 1]],
  ['$range(4, 4, 1)', 4],
  ['$range(1, 5, -1)', 'States.QueryEvaluationError'],
  ['$hash("abc", "SHA-1")', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['$hash("abc", "MD5")', '900150983cd24fb0d6963f7d28e17f72'],
  ['$hash("abc", "sha-1")', 'States.QueryEvaluationError'],
  ['$hash("abc", "SHA-256")', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['$length($hash($join([1..2500].("text")), "SHA-256"))', 64],
  ['$hash($join([1..2500].("text")) & "s", "SHA-256")', 'States.QueryEvaluationError'],
  ['$parse("{\\"a\\":[1]}")', { a: [1] }],
  ['$parse("{")', 'States.QueryEvaluationError'],
  ['$random()', 0.5],
  ['$random(7) = $random(7) and $random(7) < 1', true],
  ['$millis()', Date.UTC(2026, 10, 23, 8)],
  ['$now()', '2026-11-23T08:00:00.000Z'],
  ['$now("[Y]/[M01]/[D01]")', '2026/11/23'],
  ['$contains($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)', true],
])('%s', async (expression, result) => {
  expect(await value(expression)).toEqual(result);
});

test('an expression nests 100 levels and no more', async () => {
  const sum = (terms: number) => Array.from({ length: terms }, () => '1').join(' + ');
  expect(await value(sum(90))).toBe(90);
  expect(await value(sum(120))).toBe('States.QueryEvaluationError');
});
