import { en } from 'zod/locales';
import * as z from 'zod/mini';
import type { Problem, Rule } from '../rules.ts';
import { isShown } from '../unshown.ts';

type Schema = z.ZodMiniType;

/** The parameters of a service, each with what it has to be, and what holds of several. */
export type Parameters = {
  readonly parameters: Readonly<Record<string, Schema>>;
  readonly rules: readonly Rule[];
};

const exportsSchema = z.object({
  parameters: z.record(
    z.string(),
    z.custom<Schema>((it) => it instanceof z.core.$ZodType),
  ),
  rules: z._default(z.array(z.custom<Rule>((it) => typeof it === 'function')), []),
});

/** The exports of a service's src/parameters.ts. */
export function parseParameters(module: unknown): Parameters {
  return exportsSchema.parse(module);
}

/** A parameter as it was read: what it is, if it is given, and what is wrong with it. */
export type Read = { readonly value?: unknown; readonly problems: readonly Problem[] };

const error = en().localeError;

/**
 * Reads a parameter by its schema. Nothing but white space is as if it were not given.
 *
 * @param raw as the serverless command has it: text, or a number or a boolean of a file. What is CloudFormation's own
 * (`{ Ref: … }`) is let through, since only CloudFormation knows what comes of it
 */
export function readParameter(name: string, schema: Schema, raw: unknown): Read {
  if (typeof raw === 'object' && raw !== null) return { value: raw, problems: [] };
  const given = String(raw ?? '');
  if (given.trim() === '') return { problems: [] };
  const parsed = schema.safeParse(given, { error });
  if (parsed.success) return { value: parsed.data, problems: [] };
  const got = found(given, isShown(schema));
  return {
    problems: parsed.error.issues.map(({ path, message }) => ({
      path: [name, ...path].join('.'),
      message: `${message}, got ${got}`,
    })),
  };
}

/** So long a value is shown. */
const longestShown = 60;

function found(value: string, shown: boolean): string {
  return shown && value.length <= longestShown ? JSON.stringify(value) : `${value.length} characters`;
}

/** What is given and is no parameter of the service: a misspelt one would go unheard. */
export function unknownParameters(given: readonly string[], known: readonly string[]): Problem[] {
  return [...new Set(given)]
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: name, message: `expected one of the parameters ${known.join(', ')}` }));
}
