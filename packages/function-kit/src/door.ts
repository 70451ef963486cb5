import { en } from 'zod/locales';
import type * as z from 'zod/mini';

/** One thing that is wrong: where, and what was expected there. */
export type Issue = { readonly path: string; readonly message: string };

/** Everything that is wrong, in one line. */
export function inWords(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
}

/** Something from outside that cannot be understood. It names paths and what was expected there, never values. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(inWords(issues));
    this.issues = issues;
  }
}

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
