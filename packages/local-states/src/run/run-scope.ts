import type { Scope, State } from '../machine/machine.ts';
import { type Json, type Measured, measure } from '../query/json.ts';
import {
  type Engine,
  ensureAlive,
  leave,
  type RunScope,
  type Transition,
  type Variables,
  type Visit,
  weigh,
} from './engine.ts';
import { StateFailure } from './failures.ts';
import { withRecovery } from './recovery.ts';
import { runMap, runParallel } from './run-branches.ts';
import { runChoice, runFail, runWait } from './run-simple.ts';
import { runTask } from './run-task.ts';

const runInner: RunScope = async (visit, scope, input, abort, item) =>
  (await runScope(visit.engine, scope, input, { variables: visit.variables, item, abort })).value;

/** Runs the states of one scope from its start to its end. Variables set inside end with it. */
export async function runScope(
  engine: Engine,
  scope: Scope,
  input: Json,
  inside: Pick<Visit, 'variables' | 'item' | 'abort'>,
): Promise<Measured> {
  let variables = inside.variables;
  let data = measure(input) ?? { value: null, bytes: 4 };
  let next: string | undefined = scope.startAt;
  while (next !== undefined) {
    ensureAlive(engine, inside.abort);
    const state: State | undefined = scope.states.get(next);
    if (!state) throw new Error(`there is no state ${next}`);
    const enteredAt = engine.history.record(`${state.type}StateEntered`, state.name);
    const enteredTime = new Date(engine.options.now()).toISOString();
    const { name } = state;
    const visit = {
      ...inside,
      engine,
      name,
      input: data.value,
      variables,
      enteredAt,
      enteredTime,
      retryCount: 0,
    };
    weigh(visit, data.bytes);
    const transition: Transition = await runState(visit, state);
    weigh(visit, transition.output.bytes);
    engine.history.record(`${state.type}StateExited`, state.name);
    variables = merged(engine, name, variables, transition.assigned);
    data = transition.output;
    next = transition.next;
  }
  return data;
}

function runState(visit: Visit, state: State): Promise<Transition> {
  switch (state.type) {
    case 'Task':
      return withRecovery(visit, state, (attempt) => runTask(attempt, state));
    case 'Map':
      return withRecovery(visit, state, (attempt) => runMap(attempt, state, runInner));
    case 'Parallel':
      return withRecovery(visit, state, (attempt) => runParallel(attempt, state, runInner));
    case 'Choice':
      return runChoice(visit, state);
    case 'Wait':
      return runWait(visit, state);
    case 'Fail':
      return runFail(visit, state);
    default:
      return leave(visit, state.exit, visit.input);
  }
}

function merged(engine: Engine, name: string, variables: Variables, assigned: Variables): Variables {
  if (assigned.size === 0) return variables;
  const all = new Map([...variables, ...assigned]);
  const total = (some: Variables) => [...some.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const [set, held] = [total(assigned), total(all)];
  engine.held.raise(held);
  if (set > engine.limits.assignBytes || held > engine.limits.variableBytes) {
    throw new StateFailure(
      'States.DataLimitExceeded',
      `The variables of the state '${name}' exceed the service limit.`,
    );
  }
  return all;
}
