import { z } from 'zod';
import { ApiError, wrongIn } from './api-error.ts';

/** A value that a form carries as JSON text. */
export function asJson<S extends z.ZodType>(shape: S) {
  return z.preprocess((value) => (typeof value === 'string' ? parsedOrSame(value) : value), shape);
}

function parsedOrSame(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const flag = asJson(z.boolean());
export const count = asJson(z.int().min(1).max(999));

/** Arguments as a method takes them; `invalid_arguments` with the name of what it does not take here. */
export function argumentsOf<S extends z.ZodType>(shape: S, given: unknown): z.output<S> {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(
    ({ message, path }) => `${message} [json-pointer:/${path.join('/')}]`,
  );
  throw new ApiError('invalid_arguments', wrongIn(errors));
}

/** The arguments of a request as they came: JSON, or a form. */
export function givenIn(contentType: string, body: string): Readonly<Record<string, unknown>> {
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  const parsed = z.record(z.string(), z.unknown()).safeParse(parsedOrSame(body));
  if (!parsed.success) throw new ApiError('invalid_json');
  return parsed.data;
}
