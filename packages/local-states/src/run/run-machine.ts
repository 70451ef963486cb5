import { accountId, region } from '@opsline/local-kit/account';
import type { Json } from '../query/json.ts';
import { queryFunctions } from '../query/query-functions.ts';
import type { Engine } from './engine.ts';
import { ExecutionTimedOut, StateFailure } from './failures.ts';
import { createHistory, createPeak, type HistoryEvent } from './history.ts';
import type { Limits, RunOptions } from './run-options.ts';
import { runScope } from './run-scope.ts';

/** The way that an execution took. */
type Course = {
  /** How many events the history holds, as the service counts them. */
  readonly historyEvents: number;
  /** Names of the states in the order they were entered, inner ones included. */
  readonly path: readonly string[];
  /** State transitions, as the service counts and bills them: each state entered, and each retry. */
  readonly transitions: number;
};

/** How an execution ended, and what it came to. */
export type Execution = Outcome &
  Course & {
    readonly history: readonly HistoryEvent[];
    /** The child executions of distributed Maps, in the order they began. */
    readonly children: readonly Course[];
    /** Bytes of the largest input, output or raw task result. */
    readonly largestPayload: number;
    /** Bytes of all variables in scope, at their most. */
    readonly largestVariables: number;
  };

type Outcome =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | { readonly status: 'FAILED'; readonly error?: string; readonly cause?: string }
  | { readonly status: 'TIMED_OUT' };

const quotas: Limits = {
  payloadBytes: 262_144,
  historyEvents: 25_000,
  assignBytes: 262_144,
  variableBytes: 10 * 1024 * 1024,
};

const localMachineArn = `arn:aws:states:${region}:${accountId}:stateMachine:local`;

/**
 * Runs a parsed machine from start to end, held to the service's quotas unless `limits` says otherwise.
 * Resolves however the execution ends; rejects when a resource is missing or throws anything but TaskFailed.
 */
export async function runMachine(options: RunOptions): Promise<Execution> {
  const missing = options.machine.resources.filter((arn) => !options.resources[arn]);
  if (missing.length > 0) throw new Error(`no resource for ${missing.join(', ')}`);
  const { timeoutSeconds } = options.machine;
  const limits = { ...quotas, ...options.limits };
  const engine: Engine = {
    options,
    limits,
    history: createHistory(options.now, limits.historyEvents),
    payload: createPeak(),
    held: createPeak(),
    functions: queryFunctions(options),
    execution: contextOf(options),
    stateMachine: stateMachineOf(options),
    children: [],
    deadline: timeoutSeconds === undefined ? Number.POSITIVE_INFINITY : options.now() + timeoutSeconds * 1000,
  };
  engine.history.record('ExecutionStarted');
  const outcome = await outcomeOf(engine);
  const history = engine.history.events();
  return {
    ...outcome,
    history,
    ...courseOf(history),
    children: engine.children.map((child) => courseOf(child.events())),
    largestPayload: engine.payload.value(),
    largestVariables: engine.held.value(),
  };
}

function courseOf(history: readonly HistoryEvent[]): Course {
  const path = history.flatMap(({ type, state }) => (type.endsWith('StateEntered') && state ? [state] : []));
  const tasks = history.filter(({ type }) => type === 'TaskStateEntered').length;
  const tries = history.filter(({ type }) => type === 'TaskScheduled').length;
  return { historyEvents: history.length, path, transitions: path.length + Math.max(0, tries - tasks) };
}

function contextOf(options: RunOptions) {
  const { Id, Name } = stateMachineOf(options);
  const executionArn = `${Id.replace(':stateMachine:', ':execution:')}:${options.name}`;
  const startTime = new Date(options.now()).toISOString();
  return {
    Execution: { Id: executionArn, Name: options.name, Input: options.input, StartTime: startTime },
    StateMachine: { Id, Name },
  };
}

function stateMachineOf({ machineArn: Id = localMachineArn }: RunOptions) {
  return { Id, Name: Id.split(':').at(-1) ?? '' };
}

async function outcomeOf(engine: Engine): Promise<Outcome> {
  const { machine, input } = engine.options;
  const inside = { variables: new Map(), item: undefined, abort: new AbortController().signal };
  try {
    const { value } = await runScope(engine, machine.scope, input, inside);
    engine.history.record('ExecutionSucceeded');
    return { status: 'SUCCEEDED', output: value };
  } catch (error) {
    if (error instanceof ExecutionTimedOut) {
      engine.history.record('ExecutionTimedOut');
      return { status: 'TIMED_OUT' };
    }
    if (!(error instanceof StateFailure)) throw error;
    engine.history.record('ExecutionFailed');
    return {
      status: 'FAILED',
      ...(error.error !== undefined && { error: error.error }),
      ...(error.reason !== undefined && { cause: error.reason }),
    };
  }
}
