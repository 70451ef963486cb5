import jsonata from 'jsonata';
import { StateFailure } from '../run/failures.ts';
import { isList, isObject, type Json, type Measured, measure } from './json.ts';
import { type QueryPlace, refusal } from './query-rules.ts';

/** A field of a state, its expressions compiled. `field` is named as the service names it: `Output/a/b[0]`. */
export type Template =
  | { readonly kind: 'value'; readonly value: Json }
  | {
      readonly kind: 'expression';
      readonly source: string;
      readonly field: string;
      readonly query: jsonata.Expression;
    }
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [string, Template])[] };

/** One expression may nest 100 levels (AWS Step Functions: "Stack overflow error … max=100"). */
const deepest = 100;

/**
 * Compiles a field: every string from `{%` to `%}` becomes an expression, at any depth.
 * Throws an error that begins with the field's name when an expression is broken or refused.
 */
export function compileTemplate(value: Json, field: string, place: QueryPlace): Template {
  if (typeof value === 'string') {
    if (value.startsWith('{%') && value.endsWith('%}')) return compileExpression(value, field, place);
    if (value.startsWith('{%') || value.endsWith('%}')) {
      throw new Error(`${field}: an expression starts with {% and ends with %}`);
    }
    return { kind: 'value', value };
  }
  if (isList(value)) {
    return { kind: 'list', items: value.map((item, i) => compileTemplate(item, `${field}[${i}]`, place)) };
  }
  if (isObject(value)) {
    const fields = Object.entries(value).map(
      ([key, part]) => [key, compileTemplate(part, `${field}/${key}`, place)] as const,
    );
    return { kind: 'record', fields };
  }
  return { kind: 'value', value };
}

function compileExpression(text: string, field: string, place: QueryPlace): Template {
  const source = text.slice(2, -2).trim();
  const query = (() => {
    try {
      return jsonata(source, { stack: deepest });
    } catch (error) {
      throw new Error(`${field}: INVALID_JSONATA_EXPRESSION: ${messageOf(error)}`, { cause: error });
    }
  })();
  const reason = refusal(source, query.ast(), place);
  if (reason !== undefined) throw new Error(`${field}: UNSUPPORTED_JSONATA_EXPRESSION: ${reason}`);
  return { kind: 'expression', source, field, query };
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  return `${code}${'message' in error ? String(error.message) : 'unknown error'}`;
}

/**
 * Evaluates a compiled field with the given variables (names without `$`).
 * Throws StateFailure States.QueryEvaluationError, worded as the service words it, without the state's name.
 */
export async function evaluateTemplate(
  template: Template,
  bindings: Readonly<Record<string, unknown>>,
): Promise<Measured> {
  const value = await evaluate(template, bindings);
  return { value, bytes: Buffer.byteLength(JSON.stringify(value)) };
}

async function evaluate(template: Template, bindings: Readonly<Record<string, unknown>>): Promise<Json> {
  switch (template.kind) {
    case 'value':
      return template.value;
    case 'expression':
      return evaluateExpression(template, bindings);
    case 'list': {
      const items: Json[] = [];
      for (const item of template.items) items.push(await evaluate(item, bindings));
      return items;
    }
    case 'record': {
      const entries: [string, Json][] = [];
      for (const [key, field] of template.fields) entries.push([key, await evaluate(field, bindings)]);
      return Object.fromEntries(entries);
    }
  }
}

async function evaluateExpression(
  { source, field, query }: Extract<Template, { kind: 'expression' }>,
  bindings: Readonly<Record<string, unknown>>,
): Promise<Json> {
  const about = `The JSONata expression '${source}' specified for the field '${field}'`;
  const result: unknown = await query.evaluate(undefined, { ...bindings }).catch((error: unknown) => {
    const reason = `${about} threw an error during evaluation. ${messageOf(error)}`;
    throw new StateFailure('States.QueryEvaluationError', reason, { cause: error });
  });
  const json = measure(result);
  if (json === undefined) {
    throw new StateFailure('States.QueryEvaluationError', `${about} returned nothing (undefined).`);
  }
  return json.value;
}
