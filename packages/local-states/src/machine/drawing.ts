import type { Catcher, Machine, Scope, State } from './machine.ts';

/** A way out of a state, and when it is taken; `caught` after an error. */
type Way = { readonly to: string; readonly label: string; readonly caught: boolean };

/** A state as it is drawn, and the Map or Parallel state that holds it, if one does. */
type DrawnState = {
  readonly name: string;
  readonly type: State['type'];
  readonly within: string | undefined;
  readonly ways: readonly Way[];
  /** The first states of what it holds itself. */
  readonly holds: readonly string[];
};

/** All states of a machine, those inside others too, in the order in which they are written. Names are unique in it. */
export function drawingOf({ scope }: Machine): readonly DrawnState[] {
  return drawnIn(scope, undefined);
}

function drawnIn(scope: Scope, within: string | undefined): readonly DrawnState[] {
  return [...scope.states.values()].flatMap((state) => {
    const inner = scopesIn(state);
    const { name, type } = state;
    const drawn = { name, type, within, ways: waysOf(state), holds: inner.map(({ startAt }) => startAt) };
    return [drawn, ...inner.flatMap((one) => drawnIn(one, name))];
  });
}

/** What a Map or Parallel state holds. */
export function scopesIn(state: State): readonly Scope[] {
  if (state.type === 'Map') return [state.processor];
  return state.type === 'Parallel' ? state.branches : [];
}

/** The ways out of a state; those that lead to the same one are drawn once. */
export function waysOf(state: State): readonly Way[] {
  const ways = state.type === 'Choice' ? choices(state) : onward(state);
  return ways.filter(
    ({ to, label }, at) => ways.findIndex((way) => way.to === to && way.label === label) === at,
  );
}

/** The states say what they are for; the way where no condition holds is marked. */
function choices({ rules, otherwise }: Extract<State, { type: 'Choice' }>): readonly Way[] {
  return [...rules.flatMap(({ exit }) => wayTo(exit.next, '')), ...wayTo(otherwise.next, 'otherwise')];
}

function onward(state: Exclude<State, { type: 'Choice' }>): readonly Way[] {
  const next = 'exit' in state ? wayTo(state.exit.next, '') : [];
  const caught = 'catch' in state ? state.catch.flatMap((one) => wayTo(one.next, errorOf(one), true)) : [];
  return [...next, ...caught];
}

function wayTo(to: string | undefined, label: string, caught = false): readonly Way[] {
  return to === undefined ? [] : [{ to, label, caught }];
}

/** `DynamoDB.ConditionalCheckFailedException` by its name; what `States` itself has, as an error. */
function errorOf({ errorEquals }: Catcher): string {
  return errorEquals.every((name) => name.startsWith('States.')) ? 'an error' : errorEquals.join(' or ');
}
