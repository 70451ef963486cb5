import type { MapState, ParallelState, TaskState } from '../machine/machine.ts';
import { ensureAlive, leave, pause, type Transition, type Visit } from './engine.ts';
import { covers, StateFailure } from './failures.ts';
import { retrierFor, retryDelay } from './retry.ts';

type Recovering = TaskState | MapState | ParallelState;

/** Runs a state, again as its Retry says, and takes the way of its Catch when that does not help. */
export async function withRecovery(
  visit: Visit,
  state: Recovering,
  attempt: (visit: Visit) => Promise<Transition>,
): Promise<Transition> {
  const used = state.retry.map(() => 0);
  for (let retryCount = 0; ; retryCount += 1) {
    const current = { ...visit, retryCount };
    try {
      return await attempt(current);
    } catch (error) {
      if (!(error instanceof StateFailure)) throw error;
      ensureAlive(visit.engine, visit.abort);
      const index = retrierFor(state.retry, error.error);
      const retrier = state.retry[index];
      const attempts = used[index] ?? 0;
      if (!retrier || attempts >= retrier.maxAttempts) return caught(current, state, error);
      used[index] = attempts + 1;
      await pause(visit, retryDelay(retrier, attempts, visit.engine.options.random));
    }
  }
}

async function caught(visit: Visit, state: Recovering, failure: StateFailure): Promise<Transition> {
  const { error, reason } = failure;
  const catcher = state.catch.find(({ errorEquals }) =>
    errorEquals.some((pattern) => covers(pattern, error)),
  );
  if (!catcher) throw failure;
  // A time-out carries no cause, and a Fail perhaps neither: then the key is left out.
  const errorOutput = {
    ...(error !== undefined && { Error: error }),
    ...(reason !== undefined && { Cause: reason }),
  };
  return leave(visit, catcher, errorOutput, { errorOutput });
}
