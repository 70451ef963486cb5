import { scopesIn, waysOf } from './drawing.ts';
import type { Machine, Scope, State } from './machine.ts';

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
    waysOf(state).map(
      ({ to, label, caught }) =>
        `${indent}${node(state.name)} ${caught ? '-.->' : '-->'}${label && `|"${quoted(label)}"|`} ${node(to)}`,
    ),
  );
  return [...states, ...edges];
}

function stateLines(state: State, id: string, indent: string): string[] {
  const label = `"${quoted(state.name)}"`;
  const scopes = scopesIn(state);
  if (scopes.length > 0) {
    const inner = scopes.flatMap((scope, at) => scopeLines(scope, `${id}_${at}_`, `${indent}  `));
    return [`${indent}subgraph ${id}[${label}]`, ...inner, `${indent}end`];
  }
  if (state.type === 'Choice') return [`${indent}${id}{${label}}`];
  return [`${indent}${id}${waysOf(state).length === 0 ? `([${label}])` : `[${label}]`}`];
}

/** Mermaid's own escape for a quotation mark. */
function quoted(text: string): string {
  return text.replaceAll('"', '#quot;');
}
