import type { MapState, ParallelState } from '../machine/machine.ts';
import { isList, type Json, measure } from '../query/json.ts';
import { evaluateField, failed, leave, type RunScope, type Transition, type Visit } from './engine.ts';
import { inLanes } from './lanes.ts';
import { type Iteration, runChildren } from './run-distributed.ts';

/** Inline iterations that run at the same time at most (AWS quota). */
const inlineConcurrency = 40;

/** Runs a Map once, inline: one inner scope for each item, results in the items' order. */
export async function runMap(visit: Visit, state: MapState, runScope: RunScope): Promise<Transition> {
  const { history } = visit.engine;
  const items = await itemsOf(visit, state);
  const width = await widthOf(visit, state);
  history.record('MapStateStarted', visit.name);
  const results = state.distributed
    ? await runChildren(visit, state, items, width, (iteration) => inputOf(visit, state, iteration), runScope)
    : await runInline(visit, state, items, width, runScope);
  history.record('MapStateSucceeded', visit.name);
  return leave(visit, state.exit, results, { result: results });
}

function runInline(
  visit: Visit,
  state: MapState,
  items: readonly Json[],
  width: number | undefined,
  runScope: RunScope,
): Promise<readonly Json[]> {
  const { history } = visit.engine;
  const lanes = Math.min(width ?? inlineConcurrency, inlineConcurrency);
  return inLanes(items, lanes, visit.abort, async (value, index, abort) => {
    const item = { Index: index, Value: value };
    history.record('MapIterationStarted', visit.name);
    const input = await inputOf(visit, state, { value, index });
    const output = await runScope(visit, state.processor, input, abort, item);
    history.record('MapIterationSucceeded', visit.name);
    return output;
  });
}

/** What an iteration is given: its item, or what the ItemSelector makes of it. */
async function inputOf(visit: Visit, { itemSelector }: MapState, { value, index }: Iteration): Promise<Json> {
  if (!itemSelector) return value;
  const item = { Index: index, Value: value };
  return (await evaluateField({ ...visit, item }, itemSelector)).value;
}

async function itemsOf(visit: Visit, state: MapState): Promise<readonly Json[]> {
  const items = state.items ? (await evaluateField(visit, state.items)).value : visit.input;
  if (isList(items)) return items;
  throw failed(visit, 'States.QueryEvaluationError', `The field 'Items' must be an array.`);
}

/** How many iterations may run at the same time; undefined for as many as there may be. */
async function widthOf(visit: Visit, state: MapState): Promise<number | undefined> {
  if (!state.maxConcurrency) return undefined;
  const { value } = await evaluateField(visit, state.maxConcurrency);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw failed(
      visit,
      'States.QueryEvaluationError',
      `The field 'MaxConcurrency' must be an integer, 0 or more.`,
    );
  }
  return value === 0 ? undefined : value;
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
