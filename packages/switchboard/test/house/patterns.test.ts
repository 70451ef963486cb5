import { checkSync } from 'recheck';
import { expect, inject, test } from 'vitest';
import { type Pattern, patternsIn, patternsOfSayings } from './patterns.ts';
import { texts } from './repository.ts';

const deployed = texts(
  'services/*/src/**/*.ts',
  'packages/{attempts,employees,function-kit,lex-kit,otp}/src/**/*.ts',
);
const all = [...patternsIn(deployed), ...patternsOfSayings];
// Some take a second to see through: they are all tried where ten times as much is.
const tried = all.filter((_, place) => inject('times') >= 10 || place % 16 === 0);

/**
 * How the longest text that Lex takes can hold a function up: at most by its length squared, some milliseconds.
 * RecognizeText: "text … Maximum length of 1024".
 */
function holdsUp({ source, flags }: Pattern): string | undefined {
  const found = checkSync(source, flags, { timeout: 60_000 });
  if (found.status === 'unknown') return 'could not be seen through';
  const { complexity } = found;
  const bearable = ['safe', 'linear'].includes(complexity.type) || complexity.summary.startsWith('2nd');
  return bearable ? undefined : complexity.summary;
}

test('no text that somebody makes up holds a function up', () => {
  expect(all.length).toBeGreaterThan(150);
  expect(tried.flatMap((one) => holdsUp(one)?.concat(`: ${one.where}`) ?? [])).toEqual([]);
});

test.each([
  ['^(?:(?:i )?(?:want|to|i) )*$', 'exponential'],
  ['(?:what|have)(?: (?:you|have|have))*$', 'exponential'],
  ['[ ,]+(?:please)?[ ,]*$', '3rd degree polynomial'],
  ['^(?: (?:you|have))*$', undefined],
])('%s is told as %s', (source, told) => {
  expect(holdsUp({ where: '', source, flags: '' })).toBe(told);
});
