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

/** What `$states.context` holds here; RoleArn, RedriveCount and Task exist at the service alone. */
const context = [
  ...['Execution.Id', 'Execution.Name', 'Execution.Input', 'Execution.StartTime'],
  ...['StateMachine.Id', 'StateMachine.Name', 'State.Name', 'State.EnteredTime', 'State.RetryCount'],
  ...['Map.Item.Index', 'Map.Item.Value'],
];
/** Their values are the user's own, of any shape. */
const open = ['Execution.Input', 'Map.Item.Value'];

type Node = { readonly type: unknown; readonly value?: unknown; readonly position?: unknown };

/**
 * Says why the service would refuse an expression at this place, or undefined when it would not.
 * Messages follow the service's validation of a definition.
 */
export function refusal(source: string, ast: ExprNode, place: QueryPlace): string | undefined {
  const nodes = nodesOf(ast);
  if (nodes.some(({ type, value }) => type === 'variable' && value === 'eval')) {
    return '$eval is not supported';
  }
  if (nodes.some((node) => isNewer(source, node))) return '?? and ?: are not in JSONata 2.0.6';
  const bare = topLevelName(ast);
  if (bare !== undefined) return `Reference to '${bare}' at the top level is not supported`;
  for (const [, field] of source.matchAll(/\$states\.([A-Za-z]+)/gu)) {
    if (!readable[place].some((name) => name === field))
      return `the field '$states.${field}' does not exist here`;
  }
  const [path] = [...source.matchAll(/\$states\.context\.([A-Za-z]+(?:\.[A-Za-z]+)*)/gu)].flatMap(
    ([, found = '']) => (isKnown(found) ? [] : [found]),
  );
  return path === undefined ? undefined : `the field '$states.context.${path}' does not exist here`;
}

/** Every node of an expression, at any depth: filters, groups and the bodies of functions too. */
function nodesOf(part: unknown): readonly Node[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap(nodesOf);
  return 'type' in part ? [part, ...inner] : inner;
}

/** The service runs JSONata 2.0.6; these operators came with 2.1.0. A condition's position is the end of its sign. */
function isNewer(source: string, { type, position }: Node): boolean {
  return type === 'condition' && ['??', '?:'].includes(source.slice(Number(position) - 2, Number(position)));
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

function children(node: ExprNode & { readonly [key: string]: unknown }): readonly Part[] {
  const extra = ['expression', 'condition', 'then', 'else', 'body'].map((key) => node[key]);
  return [node.procedure, node.arguments, node.expressions, node.lhs, node.rhs, ...extra.filter(isPart)];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}

function isKnown(path: string): boolean {
  return (
    context.some((known) => known === path || known.startsWith(`${path}.`)) ||
    open.some((known) => path.startsWith(`${known}.`))
  );
}
