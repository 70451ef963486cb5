import { en } from 'zod/locales';
import type * as z from 'zod/mini';
import { InputError } from './errors.ts';

/** zod's English words for what was expected; zod/mini brings none of its own. They quote no value. */
const error = en().localeError;

/**
 * Parses what comes in at a door: an event, the environment.
 *
 * @param root what the thing is called, the first part of every path: "event"
 * @param schema what is expected
 * @param value what came, unchecked
 * @throws {InputError} naming every path and what was expected there, never a value
 */
export function parseAt<T>(root: string, schema: z.ZodMiniType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { error });
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.map(({ path, message }) => ({ path: [root, ...path].join('.'), message })),
  );
}
