/** A JSON value, never changed once made. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** A JSON value with the bytes of its UTF-8 text. */
export type Measured = { readonly value: Json; readonly bytes: number };

/**
 * Turns what an expression or a task gave into JSON, and measures it.
 * Returns undefined for nothing at all. A non-finite number becomes its name as a string, as the service writes it.
 */
export function measure(value: unknown): Measured | undefined {
  const text = JSON.stringify(value, (_, part) =>
    typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
  );
  if (text === undefined) return undefined;
  const json: Json = JSON.parse(text);
  return { value: json, bytes: Buffer.byteLength(text) };
}

/** True for a JSON array, which `Array.isArray` alone does not narrow when it is readonly. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** True for a JSON object. */
export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
