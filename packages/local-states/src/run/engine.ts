import type { Exit, Scope } from '../machine/machine.ts';
import { type Json, type JsonObject, type Measured, measure } from '../query/json.ts';
import { evaluateTemplate, type Template } from '../query/template.ts';
import { BranchAborted, ExecutionTimedOut, StateFailure } from './failures.ts';
import type { History, Peak } from './history.ts';
import type { Limits, RunOptions } from './run-options.ts';

/** Variables in scope, each with its size in bytes. */
export type Variables = ReadonlyMap<string, Measured>;

/** What all states of one execution share. */
export type Engine = {
  readonly options: RunOptions;
  readonly limits: Limits;
  readonly history: History;
  /** Bytes of the largest input, output or raw task result so far. */
  readonly payload: Peak;
  /** Bytes of all variables in scope, at their most so far. */
  readonly held: Peak;
  readonly functions: Readonly<Record<string, unknown>>;
  readonly execution: JsonObject;
  readonly stateMachine: { readonly Id: string; readonly Name: string };
  /** The histories of the child executions that a distributed Map has started so far, in that order. */
  readonly children: History[];
  /** Epoch milliseconds after which the execution is timed out. */
  readonly deadline: number;
};

/** One state being run once. */
export type Visit = {
  readonly engine: Engine;
  readonly name: string;
  readonly input: Json;
  readonly variables: Variables;
  /** Id of the history event that entered the state. */
  readonly enteredAt: number;
  readonly enteredTime: string;
  readonly retryCount: number;
  /** The iteration around the state, if any. */
  readonly item: { readonly Index: number; readonly Value: Json } | undefined;
  readonly abort: AbortSignal;
};

/** Runs an inner scope with an input of its own; `item` is the iteration it belongs to. */
export type RunScope = (
  visit: Visit,
  scope: Scope,
  input: Json,
  abort: AbortSignal,
  item?: Visit['item'],
) => Promise<Json>;

/** How a state ended well. `assigned` holds only what it set. */
export type Transition = {
  readonly output: Measured;
  readonly assigned: Variables;
  readonly next: string | undefined;
};

/** Stops a state that must not go on: a sibling failed, or the execution's time is up. */
export function ensureAlive(engine: Engine, abort: AbortSignal): void {
  if (abort.aborted) throw new BranchAborted();
  if (engine.options.now() > engine.deadline) throw new ExecutionTimedOut();
}

/** Waits, cut at the execution's deadline. */
export async function pause(visit: Visit, ms: number): Promise<void> {
  const { options, deadline } = visit.engine;
  await options.sleep(Math.max(0, Math.min(ms, deadline - options.now() + 1)), visit.abort);
  ensureAlive(visit.engine, visit.abort);
}

/** A failure raised by the interpreter, its cause prefixed as the service prefixes it. */
export function failed(visit: Visit, error: string, reason: string, cause?: unknown): StateFailure {
  const where = `An error occurred while executing the state '${visit.name}' (entered at the event id #${visit.enteredAt}).`;
  return new StateFailure(error, `${where} ${reason}`, { cause });
}

/** Counts a payload and refuses one above the limit (AWS quota: 262,144 bytes of UTF-8). */
export function weigh(visit: Visit, bytes: number): void {
  const { engine, name } = visit;
  engine.payload.raise(bytes);
  if (bytes > engine.limits.payloadBytes) {
    const reason = `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`;
    throw new StateFailure('States.DataLimitExceeded', reason);
  }
}

/** Evaluates a field of the state; `more` adds `result` or `errorOutput` to `$states`. */
export async function evaluateField(
  visit: Visit,
  template: Template,
  more: JsonObject = {},
): Promise<Measured> {
  const { engine } = visit;
  const context = {
    ...engine.execution,
    State: { Name: visit.name, EnteredTime: visit.enteredTime, RetryCount: visit.retryCount },
    ...(visit.item ? { Map: { Item: visit.item } } : {}),
  };
  const variables = [...visit.variables].map(([name, { value }]) => [name, value] as const);
  const bindings = {
    ...engine.functions,
    ...Object.fromEntries(variables),
    states: { input: visit.input, context, ...more },
  };
  try {
    return await evaluateTemplate(template, bindings);
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    engine.history.record('EvaluationFailed', visit.name);
    throw failed(visit, error.error ?? '', error.reason ?? '', error);
  }
}

/**
 * Leaves a state: Output and Assign both see the values at entry; new variables exist from the next state on.
 * `fallback` is the output of a state without an Output field.
 */
export async function leave(
  visit: Visit,
  exit: Exit,
  fallback: Json,
  more: JsonObject = {},
): Promise<Transition> {
  const assigned = exit.assign ? (await evaluateField(visit, exit.assign, more)).value : {};
  const output = exit.output ? await evaluateField(visit, exit.output, more) : measure(fallback);
  const sizes = Object.entries(assigned ?? {}).map(([name, value]) => [name, measure(value)] as const);
  const variables = new Map(sizes.flatMap(([name, size]) => (size ? [[name, size] as const] : [])));
  return { output: output ?? { value: null, bytes: 4 }, assigned: variables, next: exit.next };
}
