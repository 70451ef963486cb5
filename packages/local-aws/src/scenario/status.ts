/**
 * The statuses of an execution, a task or an invocation (SSM API model), worst first:
 * where several meet, the first of this list is the one that counts.
 */
export const statuses = [
  'FAILED',
  'TIMED_OUT',
  'CANCELLED',
  'CANCELLING',
  'IN_PROGRESS',
  'PENDING',
  'SKIPPED_OVERLAPPING',
  'SUCCESS',
] as const;

/** One of those statuses. */
export type Status = (typeof statuses)[number];

const unfinished: readonly Status[] = ['CANCELLING', 'IN_PROGRESS', 'PENDING'];

/** Whether something of this status has not ended yet, and so has no end time. */
export function isUnfinished(status: Status): boolean {
  return unfinished.includes(status);
}

/**
 * The status of a whole: in progress while any part is, else that of its worst part.
 * `undefined` when there are no parts to tell from.
 */
export function overallStatus(parts: readonly Status[]): Status | undefined {
  return parts.some(isUnfinished) ? 'IN_PROGRESS' : statuses.find((status) => parts.includes(status));
}
