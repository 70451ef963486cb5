import * as z from 'zod/mini';

/** Text without the white space around it; there has to be some. */
export const text = z.string().check(z.trim(), z.minLength(1, { error: 'expected a value' }));

/** Text of a form. */
export const formed = (form: RegExp, expected: string) =>
  z.string().check(z.trim(), z.regex(form, { error: `expected ${expected}` }));

/** Text that holds, by a rule that no regular expression says. */
export const ruled = (holds: (value: string) => boolean, expected: string) =>
  z.string().check(z.trim(), z.refine(holds, { error: `expected ${expected}` }));

/** One of a few words. */
export const oneOf = <const W extends string>(words: readonly [W, ...W[]]) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((word: string) => word.trim()),
    ),
    z.enum(words, { error: `expected ${words.map((word) => `"${word}"`).join(' or ')}` }),
  );
