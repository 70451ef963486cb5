import * as z from 'zod/mini';

/** Text without the white space around it; there has to be some. */
export const text = z.string().check(z.trim(), z.minLength(1, { error: 'expected a value' }));

/** Text that is no longer than there is room for, in characters. */
export function within(most: number, schema: z.ZodMiniType<string, string>) {
  return z.pipe(
    schema,
    z.string().check(z.maxLength(most, { error: `expected at most ${most} characters` })),
  );
}

/** Text of a form. */
export function formed(form: RegExp, expected: string) {
  return z.string().check(z.trim(), z.regex(form, { error: `expected ${expected}` }));
}

/** Text that holds, by a rule that no regular expression says. */
export function ruled(holds: (value: string) => boolean, expected: string) {
  return z.string().check(z.trim(), z.refine(holds, { error: `expected ${expected}` }));
}

/** One of a few words. */
export function oneOf<const W extends string>(words: readonly [W, ...W[]]) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((word: string) => word.trim()),
    ),
    z.enum(words, { error: `expected ${words.map((word) => `"${word}"`).join(' or ')}` }),
  );
}

/** An email address, by its form alone: whoever has it confirms the subscription (Subscribe, `Protocol: email`). */
export const email = formed(/^(?=.{6,254}$)[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/, 'an email address');
