import type { Machine } from '../machine/machine.ts';
import type { Json } from '../query/json.ts';

/**
 * Does the work of a task: takes its Arguments and the role of its Credentials, gives its result, throws TaskFailed to
 * fail it.
 */
export type Resource = (args: Json, roleArn?: string) => Promise<unknown>;

/** The service's quotas an execution is held to. */
export type Limits = {
  /** Bytes of one state's input, output or raw task result. AWS quota: 262,144. */
  readonly payloadBytes: number;
  /** Events of one execution's history. AWS quota: 25,000. */
  readonly historyEvents: number;
  /** Bytes of what one Assign sets. AWS quota: 262,144. */
  readonly assignBytes: number;
  /** Bytes of all variables in scope. AWS quota: 10 MiB. */
  readonly variableBytes: number;
};

/** What `runMachine` needs. */
export type RunOptions = {
  readonly machine: Machine;
  readonly input: Json;
  /** The execution's name. */
  readonly name: string;
  /** By the ARN in a Task's Resource field; every ARN of the machine must be here. */
  readonly resources: Readonly<Record<string, Resource>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds, at once when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** A number from 0 up to, not including, 1: jitter, `$random`, `$uuid`. */
  readonly random: () => number;
  readonly limits?: Partial<Limits>;
  /** The machine's ARN, which `$states.context` shows. */
  readonly machineArn?: string;
};
