/** When consecutive failures lock, and for how long. Counts are failures, times milliseconds. */
export type LockPolicy = {
  readonly failuresToLock: number;
  /** The first lock; each further failure doubles it, up to `longestLockMs`. */
  readonly firstLockMs: number;
  readonly longestLockMs: number;
  /** From so many on, the lock has no end. */
  readonly failuresToDisable: number;
};

/** Consecutive failures, and when the last one was, epoch ms (0: never). */
export type Failures = { readonly failures: number; readonly failedAt: number };

/** How long the last of so many consecutive failures locks, ms: 0 for few, Infinity for too many. */
export function lockMsAfter(policy: LockPolicy, failures: number): number {
  if (failures < policy.failuresToLock) return 0;
  if (failures >= policy.failuresToDisable) return Number.POSITIVE_INFINITY;
  return Math.min(policy.firstLockMs * 2 ** (failures - policy.failuresToLock), policy.longestLockMs);
}

/** Whether whoever failed so often is locked at `now`, epoch ms. A clock that ran backwards keeps the lock. */
export function isLocked(policy: LockPolicy, { failures, failedAt }: Failures, now: number): boolean {
  const lockMs = lockMsAfter(policy, failures);
  return lockMs !== 0 && !(now >= failedAt + lockMs);
}

/** The row after one more failure. */
export function withFailure<Row extends Failures>(row: Row, now: number): Row {
  return {
    ...row,
    failures: row.failures + 1,
    failedAt: now,
  };
}

/** The row after a success: the failures were not consecutive. The same row when there were none. */
export function withoutFailures<Row extends Failures>(row: Row): Row {
  return row.failures === 0 ? row : { ...row, failures: 0, failedAt: 0 };
}
