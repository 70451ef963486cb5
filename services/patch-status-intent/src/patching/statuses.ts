/**
 * What Systems Manager says of an execution, a task or an invocation (SSM API reference,
 * MaintenanceWindowExecutionStatus), how it is told to a person, and how it is counted.
 *
 * In order of gravity, the gravest first: a target group with several invocations has the gravest of theirs.
 */
export const statuses = {
  FAILED: { words: 'failed', counts: 'failed' },
  TIMED_OUT: { words: 'timed out', counts: 'failed' },
  CANCELLED: { words: 'cancelled', counts: 'failed' },
  CANCELLING: { words: 'being cancelled', counts: 'in progress' },
  IN_PROGRESS: { words: 'in progress', counts: 'in progress' },
  PENDING: { words: 'waiting to start', counts: 'in progress' },
  SKIPPED_OVERLAPPING: { words: 'skipped, because an earlier run was still going on', counts: 'failed' },
  SUCCESS: { words: 'succeeded', counts: 'succeeded' },
} as const;

export type Status = keyof typeof statuses;

const byGravity = Object.keys(statuses);

/** Whether Systems Manager's word is one that we know. */
export function isStatus(word: string | undefined): word is Status {
  return word !== undefined && Object.hasOwn(statuses, word);
}

/** The gravest of several statuses. */
export function gravest(first: Status, ...others: readonly Status[]): Status {
  return others.reduce(
    (worst, next) => (byGravity.indexOf(next) < byGravity.indexOf(worst) ? next : worst),
    first,
  );
}
