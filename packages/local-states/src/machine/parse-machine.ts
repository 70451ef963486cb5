import type { Machine, Scope, State } from './machine.ts';
import { parseState } from './parse-state.ts';
import { machineShape, readShape, scopeShape } from './state-shapes.ts';

/**
 * Reads a state machine in JSONata, its `${Name}` placeholders replaced by `substitutions`
 * (CloudFormation's DefinitionSubstitutions).
 * Throws an error that names the path of everything it does not support or the service would refuse.
 */
export function parseMachine(
  definition: unknown,
  substitutions: Readonly<Record<string, string>> = {},
): Machine {
  const whole = substituted(definition, substitutions, '');
  const { QueryLanguage: _, Version: __, TimeoutSeconds, ...rest } = readShape(machineShape, whole, '');
  const scope = parseScope(rest, '');
  checkVariables(scope, new Set());
  const all = states(scope);
  const twice = all.find((state, i) => all.findIndex(({ name }) => name === state.name) !== i);
  if (twice) throw new Error(`States.${twice.name}: a state's name is unique in the whole machine`);
  const resources = new Set(all.flatMap((state) => (state.type === 'Task' ? [state.resource] : [])));
  return { scope, timeoutSeconds: TimeoutSeconds, resources: [...resources] };
}

/** `${Name}` in every text, the names of fields too, as CloudFormation replaces it. `at` is the path so far. */
function substituted(value: unknown, substitutions: Readonly<Record<string, string>>, at: string): unknown {
  const inText = (text: string) =>
    text.replace(/\$\{(\w+)\}/gu, (whole, name: string) => {
      const replacement = substitutions[name];
      if (replacement === undefined) throw new Error(`${at}: no substitution for ${whole}`);
      return replacement;
    });
  if (typeof value === 'string') return inText(value);
  if (Array.isArray(value)) return value.map((item, i) => substituted(item, substitutions, within(at, i)));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        inText(key),
        substituted(part, substitutions, within(at, key)),
      ]),
    );
  }
  return value;
}

function within(at: string, key: string | number): string {
  return at === '' ? String(key) : `${at}.${key}`;
}

function parseScope(definition: unknown, at: string): Scope {
  const shape = readShape(scopeShape, definition, at.replace(/\.$/u, ''));
  const named = Object.entries(shape.States).map(
    ([name, state]) => [name, parseState(name, state, `${at}States.${name}`, parseScope)] as const,
  );
  const scope: Scope = { startAt: shape.StartAt, states: new Map(named) };
  checkTargets(scope, at);
  return scope;
}

function states(scope: Scope): readonly State[] {
  return [...scope.states.values()].flatMap((state) => [state, ...innerScopes(state).flatMap(states)]);
}

function innerScopes(state: State): readonly Scope[] {
  if (state.type === 'Map') return [state.processor];
  return state.type === 'Parallel' ? state.branches : [];
}

function checkTargets(scope: Scope, at: string): void {
  const wanted = [
    { from: `${at}StartAt`, to: scope.startAt },
    ...[...scope.states.values()].flatMap((state) =>
      nextNames(state).flatMap((to) => (to === undefined ? [] : [{ from: `${at}States.${state.name}`, to }])),
    ),
  ];
  const missing = wanted.find(({ to }) => !scope.states.has(to));
  if (missing)
    throw new Error(`${missing.from}: MISSING_TRANSITION_TARGET: there is no state "${missing.to}"`);
  const reached = new Set(wanted.map(({ to }) => to));
  const lost = [...scope.states.keys()].find((name) => !reached.has(name));
  if (lost !== undefined)
    throw new Error(`${at}States.${lost}: MISSING_TRANSITION_TARGET: nothing leads here`);
}

function nextNames(state: State): readonly (string | undefined)[] {
  switch (state.type) {
    case 'Fail':
      return [];
    case 'Choice':
      return [...state.rules.map(({ exit }) => exit.next), state.otherwise.next];
    case 'Task':
    case 'Map':
    case 'Parallel':
      return [state.exit.next, ...state.catch.map(({ next }) => next)];
    default:
      return [state.exit.next];
  }
}

// A variable of an outer scope may be read inside, never set (AWS Step Functions, "Workflow local variables").
function checkVariables(scope: Scope, outer: ReadonlySet<string>): void {
  const own = [...scope.states.values()].flatMap((state) =>
    assignedBy(state).map((name) => ({ state, name })),
  );
  const clash = own.find(({ name }) => outer.has(name));
  if (clash) throw new Error(`${clash.state.name}.Assign.${clash.name}: an outer scope has this variable`);
  const known = new Set([...outer, ...own.map(({ name }) => name)]);
  for (const state of scope.states.values()) {
    // An iteration of a distributed Map is an execution of its own: it sees none of these.
    const seen = state.type === 'Map' && state.distributed ? new Set<string>() : known;
    for (const inner of innerScopes(state)) checkVariables(inner, seen);
  }
}

function assignedBy(state: State): readonly string[] {
  const exits = (() => {
    switch (state.type) {
      case 'Fail':
        return [];
      case 'Choice':
        return [...state.rules.map(({ exit }) => exit), state.otherwise];
      case 'Task':
      case 'Map':
      case 'Parallel':
        return [state.exit, ...state.catch];
      default:
        return [state.exit];
    }
  })();
  return exits.flatMap(({ assign }) =>
    assign?.kind === 'record' ? assign.fields.map(([name]) => name) : [],
  );
}
