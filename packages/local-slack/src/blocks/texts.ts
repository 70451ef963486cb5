import { z } from 'zod';

/** A string of at most so many characters, in the words with which Slack refuses a longer one. */
export function upTo(most: number) {
  return z
    .string({ error: 'must be a string' })
    .min(1, 'must be more than 0 characters')
    .refine((text) => [...text].length <= most, `must be less than ${most + 1} characters`);
}

/** A list of at most so many, and at least one. */
export function atMost<S extends z.ZodType>(item: S, most: number) {
  return z
    .array(item, { error: 'must be an array' })
    .min(1, 'no fewer than 1 items allowed')
    .max(most, `no more than ${most} items allowed`);
}

/** A text object that is shown as it is written ("Text object"). */
export function plainText(most: number) {
  return z.strictObject({ type: z.literal('plain_text'), text: upTo(most), emoji: z.boolean().optional() });
}

/** A text object with or without markup. */
export function anyText(most: number) {
  return z.discriminatedUnion('type', [
    plainText(most),
    z.strictObject({ type: z.literal('mrkdwn'), text: upTo(most), verbatim: z.boolean().optional() }),
  ]);
}

export type Text = z.output<ReturnType<typeof anyText>>;
