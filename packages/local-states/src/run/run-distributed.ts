import type { MapState } from '../machine/machine.ts';
import type { Json } from '../query/json.ts';
import type { Engine, RunScope, Visit } from './engine.ts';
import { BranchAborted, StateFailure } from './failures.ts';
import { createHistory } from './history.ts';
import { inLanes } from './lanes.ts';

/** Child executions that run at the same time at most (AWS quota). */
const childConcurrency = 10_000;

/** The item of an iteration, its number, and what the child execution is given. */
export type Iteration = { readonly value: Json; readonly index: number };

/**
 * Runs the iterations of a distributed Map, each as a child execution: a history and variables of its own, nothing of the
 * parent's. Those that fail are left out of the results, as long as so many may.
 *
 * Throws `States.ExceedToleratedFailureThreshold` where more fail.
 */
export async function runChildren(
  visit: Visit,
  { processor, name, distributed }: MapState,
  items: readonly Json[],
  width: number | undefined,
  inputOf: (iteration: Iteration) => Promise<Json>,
  runScope: RunScope,
): Promise<readonly Json[]> {
  const { engine } = visit;
  engine.history.record('MapRunStarted', name);
  let failed = 0;
  const lanes = Math.min(width ?? childConcurrency, childConcurrency);
  const results = await inLanes(items, lanes, visit.abort, async (value, index, abort) => {
    const input = await inputOf({ value, index });
    const child = childOf(engine, `${name}-${index}`, input);
    const own = { ...visit, engine: child, variables: new Map(), item: { Index: index, Value: value } };
    try {
      const output = await runScope(own, processor, input, abort, own.item);
      child.history.record('ExecutionSucceeded');
      return [output];
    } catch (error) {
      if (!(error instanceof StateFailure) || error instanceof BranchAborted) throw error;
      child.history.record('ExecutionFailed');
      failed += 1;
      return [];
    }
  });
  if (failed > (items.length * (distributed?.toleratedPercentage ?? 0)) / 100) {
    engine.history.record('MapRunFailed', name);
    throw new StateFailure(
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    );
  }
  engine.history.record('MapRunSucceeded', name);
  return results.flat();
}

/** A child execution: named after its state and number, within the parent's time. */
function childOf(parent: Engine, name: string, input: Json): Engine {
  const { options, limits } = parent;
  const history = createHistory(options.now, limits.historyEvents);
  parent.children.push(history);
  history.record('ExecutionStarted');
  const { Id, Name } = parent.stateMachine;
  const childName = name.replace(/[^\w-]/gu, '-');
  return {
    ...parent,
    history,
    execution: {
      Execution: {
        Id: `${Id.replace(':stateMachine:', ':execution:')}/${childName}:${parent.children.length}`,
        Name: childName,
        Input: input,
        StartTime: new Date(options.now()).toISOString(),
      },
      StateMachine: { Id, Name },
    },
  };
}
