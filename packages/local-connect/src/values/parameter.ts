import { z } from 'zod';
import { notSupported } from '../flow/problem.ts';
import { looksLikePath, pathComplaint, textComplaints } from './json-path.ts';

/** A parameter that Connect takes and the player does not play. */
export const notPlayed = z.never(notSupported).optional();

/** One of the words that are played; of the others that Connect takes it is said that the player does not. */
export function choice<Word extends string>(played: Word, ...others: readonly string[]): z.ZodType<Word> {
  return z
    .enum([played, ...others])
    .refine((word): word is Word => word === played, {
      error: ({ input }) => `"${String(input)}" ${notSupported}`,
      abort: true,
    })
    .transform(() => played);
}

/** A parameter that is never resolved: a JSONPath in it is refused. */
export const staticText = z.string().refine((text) => !looksLikePath(text), {
  error: 'must be static: a JSONPath is not resolved here',
  abort: true,
});

/** Static text where Connect also takes a JSONPath. */
export const staticHere = z.string().refine((text) => !looksLikePath(text), {
  error: ({ input }) => `"${String(input)}" ${notSupported}`,
  abort: true,
});

/** Static text, or one JSONPath that is the whole value and whose root is known. */
export const textOrPath = z
  .string()
  .min(1, 'must not be empty')
  .superRefine((text, context) => {
    const complaint = looksLikePath(text) ? pathComplaint(text) : undefined;
    if (complaint !== undefined) context.addIssue(complaint);
  });

/** One JSONPath that is the whole value and whose root is known. */
export const onePath = z.string().superRefine((text, context) => {
  const complaint = looksLikePath(text)
    ? pathComplaint(text)
    : 'must be one JSONPath, such as $.Attributes.name';
  if (complaint !== undefined) context.addIssue(complaint);
});

/** Text with JSONPaths anywhere inside. */
export const textWithPaths = z.string().superRefine((text, context) => {
  for (const complaint of textComplaints(text)) context.addIssue(complaint);
});

/** A map of texts; keys and values may both hold references. */
export const textMap = z.record(textWithPaths, textWithPaths);

/** A whole number written as a static string, such as `"8"`; `text` says what to make of a JSONPath. */
export function wholeNumber(
  smallest: number,
  largest: number,
  text: z.ZodType<string> = staticText,
): z.ZodType<number> {
  return text
    .refine((digits) => isWithin(digits, smallest, largest), {
      error: `must be a whole number from ${smallest} to ${largest}, as a string`,
    })
    .transform(Number);
}

function isWithin(text: string, smallest: number, largest: number): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) >= smallest && Number(text) <= largest;
}
