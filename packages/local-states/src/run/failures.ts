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

/** A failure inside an execution: an error name and a cause, as the service reports them, where there are any. */
export class StateFailure extends Error {
  readonly error: string | undefined;
  readonly reason: string | undefined;

  constructor(error: string | undefined, reason: string | undefined, options?: ErrorOptions) {
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

/**
 * True when a name of an ErrorEquals list covers the error. No wildcard covers `States.DataLimitExceeded`, and nothing
 * at all `States.Runtime`, which "will always cause the execution to fail" (AWS Step Functions, "Error names").
 */
export function covers(pattern: string, error: string | undefined): boolean {
  if (error === 'States.Runtime') return false;
  if (error === 'States.DataLimitExceeded') return pattern === error;
  if (pattern === 'States.ALL') return true;
  if (pattern === 'States.TaskFailed') return error !== 'States.Timeout';
  return pattern === error;
}
