import { describe, expect, test } from 'vitest';
import { en } from 'zod/locales';
import type * as z from 'zod/mini';

/** What a value is read as, or what is said of it. */
export function said(schema: z.ZodMiniType, value: string): unknown {
  const parsed = schema.safeParse(value, { error: en().localeError });
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}

/** What is written, and what is read or told of it. */
export type Cases = readonly (readonly [what: string, schema: z.ZodMiniType, value: string, read: unknown])[];

/** What is right is read, and what is wrong is told to be. */
export function testFields(right: Cases, wrong: Cases): void {
  describe('is read', () => {
    test.each(right)('%s', (_, schema, value, read) => {
      expect(said(schema, value)).toEqual(read);
    });
  });

  describe('is told to be wrong', () => {
    test.each(wrong)('%s', (_, schema, value, told) => {
      expect(said(schema, value)).toEqual(told);
    });
  });
}
