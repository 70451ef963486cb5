import { z } from 'zod';
import { findReferences, looksLikePath, parsePath, pathComplaint, rootVerdict } from './json-path.ts';

/** A parameter that is never resolved: a JSONPath in it is refused. */
export const staticText = z.string().refine((text) => !looksLikePath(text), {
  error: 'must be static: a JSONPath is not resolved here',
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

/** Text with JSONPaths anywhere inside. Unknown roots stay unresolved at run time, as in the service. */
export const textWithPaths = z.string().superRefine((text, context) => {
  for (const reference of findReferences(text)) {
    const verdict = rootVerdict(parsePath(reference) ?? []);
    if (verdict === 'unsupported') context.addIssue(`"${reference}" is not supported by the local player`);
  }
});

/** A map of texts; keys and values may both hold references. */
export const textMap = z.record(textWithPaths, textWithPaths);

/** A whole number written as a static string, such as `"8"`. */
export function wholeNumber(smallest: number, largest: number): z.ZodType<number> {
  return staticText
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= smallest && Number(text) <= largest, {
      error: `must be a whole number from ${smallest} to ${largest}, as a string`,
    })
    .transform(Number);
}
