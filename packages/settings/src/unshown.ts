import * as z from 'zod/mini';

const registry = z.registry<{ readonly shown: false }>();

/** Marks a schema of what may be a secret: a problem with it never shows the value. */
export function unshown<S extends z.ZodMiniType>(schema: S): S {
  registry.add(schema, { shown: false });
  return schema;
}

/** Whether a problem with it may show the value. */
export function isShown(schema: z.ZodMiniType): boolean {
  return !registry.has(schema);
}
