import type { ExprNode } from 'jsonata';

/** Where an expression stands decides which parts of `$states` exist for it. */
export type QueryPlace = 'before' | 'after' | 'caught';

type Part = ExprNode | readonly Part[] | undefined;

/** Which `$states` fields a place may read (AWS Step Functions, "Reserved variable: $states"). */
const readable = {
  before: ['input', 'context'],
  after: ['input', 'context', 'result'],
  caught: ['input', 'context', 'errorOutput'],
} as const;

function children(node: ExprNode & { readonly [key: string]: unknown }): readonly Part[] {
  const extra = ['expression', 'condition', 'then', 'else', 'body'].map((key) => node[key]);
  return [node.procedure, node.arguments, node.expressions, node.lhs, node.rhs, ...extra.filter(isPart)];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}

/** The first name that reads the top-level context, which does not exist in Step Functions. */
function topLevelName(part: Part): string | undefined {
  if (part === undefined) return undefined;
  if (isParts(part)) return part.map(topLevelName).find((name) => name !== undefined);
  if (part.type === 'name') return String(part.value);
  if (part.type === 'variable') return part.value === '' || part.value === '$' ? `$${part.value}` : undefined;
  if (part.steps) return topLevelName(part.steps[0]);
  // A regular expression and a transform keep their parts in shapes of their own.
  return topLevelName(children({ ...part }));
}

function isParts(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

/**
 * Says why the service would refuse an expression at this place, or undefined when it would not.
 * Messages follow the service's validation of a definition.
 */
export function refusal(source: string, ast: ExprNode, place: QueryPlace): string | undefined {
  if (/\$eval\s*\(/u.test(source)) return '$eval is not supported';
  const bare = topLevelName(ast);
  if (bare !== undefined) return `Reference to '${bare}' at the top level is not supported`;
  for (const [, field] of source.matchAll(/\$states\.([A-Za-z]+)/gu)) {
    if (!readable[place].some((name) => name === field))
      return `the field '$states.${field}' does not exist here`;
  }
  return undefined;
}
