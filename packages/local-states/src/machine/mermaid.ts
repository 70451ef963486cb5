import type { Catcher, Machine, Scope, State } from './machine.ts';

type Edge = { readonly to: string; readonly label: string; readonly arrow: '-->' | '-.->' };

/**
 * A state machine as a Mermaid flowchart: states by their names, choices as diamonds, ends as pills, a Map or Parallel
 * state with a subgraph for what it holds. Errors that are caught are dotted.
 */
export function mermaid({ scope }: Machine): string {
  return ['flowchart TD', ...scopeLines(scope, 's', '  ')].join('\n');
}

function scopeLines(scope: Scope, prefix: string, indent: string): string[] {
  const names = [...scope.states.keys()];
  const node = (name: string): string => `${prefix}${names.indexOf(name)}`;
  const states = [...scope.states.values()].flatMap((state) => stateLines(state, node(state.name), indent));
  const edges = [...scope.states.values()].flatMap((state) =>
    edgesOf(state).map(
      ({ to, label, arrow }) =>
        `${indent}${node(state.name)} ${arrow}${label && `|"${quoted(label)}"|`} ${node(to)}`,
    ),
  );
  return [...states, ...edges];
}

function stateLines(state: State, id: string, indent: string): string[] {
  const label = `"${quoted(state.name)}"`;
  if (state.type === 'Map' || state.type === 'Parallel') {
    const scopes = state.type === 'Map' ? [state.processor] : state.branches;
    const inner = scopes.flatMap((scope, at) => scopeLines(scope, `${id}_${at}_`, `${indent}  `));
    return [`${indent}subgraph ${id}[${label}]`, ...inner, `${indent}end`];
  }
  if (state.type === 'Choice') return [`${indent}${id}{${label}}`];
  return [`${indent}${id}${edgesOf(state).length === 0 ? `([${label}])` : `[${label}]`}`];
}

/** The ways out of a state; those that lead to the same one are drawn once. */
function edgesOf(state: State): readonly Edge[] {
  const edges = state.type === 'Choice' ? choices(state) : onward(state);
  return edges.filter(
    ({ to, label }, at) => edges.findIndex((edge) => edge.to === to && edge.label === label) === at,
  );
}

/** The states say what they are for; the way where no condition holds is marked. */
function choices({ rules, otherwise }: Extract<State, { type: 'Choice' }>): readonly Edge[] {
  return [...rules.flatMap(({ exit }) => edgeTo(exit.next, '')), ...edgeTo(otherwise.next, 'otherwise')];
}

function onward(state: Exclude<State, { type: 'Choice' }>): readonly Edge[] {
  const next = 'exit' in state ? edgeTo(state.exit.next, '') : [];
  const caught = 'catch' in state ? state.catch.flatMap((one) => edgeTo(one.next, errorOf(one), '-.->')) : [];
  return [...next, ...caught];
}

function edgeTo(to: string | undefined, label: string, arrow: Edge['arrow'] = '-->'): readonly Edge[] {
  return to === undefined ? [] : [{ to, label, arrow }];
}

/** `DynamoDB.ConditionalCheckFailedException` by its name; what `States` itself has, as an error. */
function errorOf({ errorEquals }: Catcher): string {
  return errorEquals.every((name) => name.startsWith('States.')) ? 'an error' : errorEquals.join(' or ');
}

/** Mermaid's own escape for a quotation mark. */
function quoted(text: string): string {
  return text.replaceAll('"', '#quot;');
}
