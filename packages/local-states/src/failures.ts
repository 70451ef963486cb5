/**
 * What a task resource throws to fail its task with an error name of the service.
 * `error` is the name a Retry or Catch compares, for example `Ssm.SsmException`; `reason` is its Cause.
 */
export class TaskFailed extends Error {
  readonly error: string;
  readonly reason: string;

  constructor(error: string, reason: string, options?: ErrorOptions) {
    super(`${error}: ${reason}`, options);
    this.name = 'TaskFailed';
    this.error = error;
    this.reason = reason;
  }
}

/** A failure inside an execution: an error name and a cause, as the service reports them. */
export class StateFailure extends Error {
  readonly error: string;
  readonly reason: string;

  constructor(error: string, reason: string, options?: ErrorOptions) {
    super(`${error}: ${reason}`, options);
    this.name = 'StateFailure';
    this.error = error;
    this.reason = reason;
  }
}

/** The execution passed its own TimeoutSeconds: it ends TIMED_OUT and nothing catches it. */
export class ExecutionTimedOut extends Error {}

/** A sibling branch or iteration failed first: this one stops without a word. */
export class BranchAborted extends Error {}

// "States.ALL … can't catch the States.DataLimitExceeded terminal error and Runtime error types" (AWS Step Functions).
const terminal: ReadonlySet<string> = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** True when a name of an ErrorEquals list covers the error; nothing covers a terminal one. */
export function covers(pattern: string, error: string): boolean {
  if (terminal.has(error)) return false;
  if (pattern === 'States.ALL') return true;
  if (pattern === 'States.TaskFailed') return error !== 'States.Timeout';
  return pattern === error;
}
