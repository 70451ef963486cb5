import { z } from 'zod';

const values = z
  .array(z.string().regex(/^[^*?]*$/, 'expected no wildcards, which are not supported here'))
  .min(1)
  .max(200);

/** The filters of a list, of these names alone. EC2 takes up to 200 values a request. */
export function filtersNamed<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.array(z.strictObject({ Name: z.enum(names), Value: values })).default([]);
}

/** What a list is asked for under a filter name: any of these values; undefined, where it is not filtered by it. */
export function askedUnder<Name extends string>(
  filters: readonly { readonly Name: Name; readonly Value: readonly string[] }[],
  name: Name,
): readonly string[] | undefined {
  return filters.find(({ Name }) => Name === name)?.Value;
}

/** Whether an item, by what it has under each filter name, passes all filters: any value of each. */
export function passes<Name extends string>(
  filters: readonly { readonly Name: Name; readonly Value: readonly string[] }[],
  item: Readonly<Record<Name, string>>,
): boolean {
  return filters.every(({ Name, Value }) => Value.includes(item[Name]));
}
