import type { MapState, ParallelState, Scope } from '../machine/machine.ts';
import { isList, type Json, measure } from '../query/json.ts';
import { evaluateField, failed, leave, type Transition, type Visit } from './engine.ts';
import { inLanes } from './lanes.ts';

/** Runs an inner scope with an input of its own; `item` is the iteration it belongs to. */
export type RunScope = (
  visit: Visit,
  scope: Scope,
  input: Json,
  abort: AbortSignal,
  item?: Visit['item'],
) => Promise<Json>;

/** Inline iterations that run at the same time at most (AWS quota). */
const inlineConcurrency = 40;

/** Runs a Map once, inline: one inner scope for each item, results in the items' order. */
export async function runMap(visit: Visit, state: MapState, runScope: RunScope): Promise<Transition> {
  const { history } = visit.engine;
  const items = await itemsOf(visit, state);
  const width = await widthOf(visit, state);
  history.record('MapStateStarted', visit.name);
  const results = await inLanes(items, width, visit.abort, async (value, index, abort) => {
    const item = { Index: index, Value: value };
    history.record('MapIterationStarted', visit.name);
    const selector = state.itemSelector;
    const input = selector ? (await evaluateField({ ...visit, item }, selector)).value : value;
    const output = await runScope(visit, state.processor, input, abort, item);
    history.record('MapIterationSucceeded', visit.name);
    return output;
  });
  history.record('MapStateSucceeded', visit.name);
  return leave(visit, state.exit, results, { result: results });
}

async function itemsOf(visit: Visit, state: MapState): Promise<readonly Json[]> {
  const items = state.items ? (await evaluateField(visit, state.items)).value : visit.input;
  if (isList(items)) return items;
  throw failed(visit, 'States.QueryEvaluationError', `The field 'Items' must be an array.`);
}

async function widthOf(visit: Visit, state: MapState): Promise<number> {
  if (!state.maxConcurrency) return inlineConcurrency;
  const { value } = await evaluateField(visit, state.maxConcurrency);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw failed(
      visit,
      'States.QueryEvaluationError',
      `The field 'MaxConcurrency' must be an integer, 0 or more.`,
    );
  }
  return value === 0 ? inlineConcurrency : Math.min(value, inlineConcurrency);
}

/** Runs a Parallel once: every branch at the same time, results in the branches' order. */
export async function runParallel(
  visit: Visit,
  state: ParallelState,
  runScope: RunScope,
): Promise<Transition> {
  const { history } = visit.engine;
  const args = state.arguments ? await evaluateField(visit, state.arguments) : measure(visit.input);
  history.record('ParallelStateStarted', visit.name);
  const results = await inLanes(state.branches, state.branches.length, visit.abort, (branch, _, abort) =>
    runScope(visit, branch, args?.value ?? null, abort, visit.item),
  );
  history.record('ParallelStateSucceeded', visit.name);
  return leave(visit, state.exit, results, { result: results });
}
