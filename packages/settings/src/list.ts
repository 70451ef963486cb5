import * as z from 'zod/mini';

/**
 * Items with a separator between them, each without the white space around it.
 *
 * @param item what each of them has to be; a problem's path ends with its place in the list, from 0
 * @returns a schema of the items in one text, the separator alone between them
 */
export function list(
  separator: string,
  item: z.ZodMiniType<string, string>,
  most = Number.POSITIVE_INFINITY,
) {
  return z.pipe(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text: string) => text.split(separator).map((item) => item.trim())),
      ),
      z
        .array(item)
        .check(z.refine((items) => items.length <= most, { error: `expected at most ${most} of them` })),
    ),
    z.transform((items: string[]) => items.join(separator)),
  );
}
