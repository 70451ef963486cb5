import { day } from '@opsline/function-kit/durations';

/**
 * What Systems Manager says of an execution, a task or an invocation (SSM API reference,
 * MaintenanceWindowExecutionStatus): as it stands behind "its status is", as it is told of something, how it is counted.
 *
 * In order of gravity, the gravest first: a target group with several invocations has the gravest of theirs.
 */
export const statuses = {
  FAILED: { is: 'failed', did: 'failed', counts: 'failed' },
  TIMED_OUT: { is: 'timed out', did: 'timed out', counts: 'failed' },
  CANCELLED: { is: 'cancelled', did: 'was cancelled', counts: 'failed' },
  CANCELLING: { is: 'being cancelled', did: 'is being cancelled', counts: 'in progress' },
  IN_PROGRESS: { is: 'in progress', did: 'is in progress', counts: 'in progress' },
  PENDING: { is: 'waiting to start', did: 'is waiting to start', counts: 'in progress' },
  SKIPPED_OVERLAPPING: {
    is: 'skipped, because an earlier run was still going on',
    did: 'was skipped, because an earlier run was still going on',
    counts: 'failed',
  },
  SUCCESS: { is: 'succeeded', did: 'succeeded', counts: 'succeeded' },
} as const;

export type Status = keyof typeof statuses;

const inGravity = Object.keys(statuses);

/** Whether Systems Manager's word is one that we know. */
export function isStatus(word: string | undefined): word is Status {
  return word !== undefined && Object.hasOwn(statuses, word);
}

/** The gravest of several statuses. */
export function gravest(first: Status, ...others: readonly Status[]): Status {
  return others.reduce((worst, next) => (gravityOf(next) < gravityOf(worst) ? next : worst), first);
}

function gravityOf(status: Status): number {
  return inGravity.indexOf(status);
}

/** Puts the graver run first. */
export function byGravity(one: Run, other: Run): number {
  return gravityOf(one.status) - gravityOf(other.status);
}

/** A run of something: when it started and ended (epoch milliseconds), and how it went. */
export type Run = {
  readonly status: Status;
  readonly startedAt: number;
  /** Absent while it is going on, and where Systems Manager does not say. */
  readonly endedAt?: number;
  /** Its status is that of a part which is over, while others are still going on. */
  readonly goesOn?: true;
  /** What Systems Manager says beside the status (its StatusDetails), where it says more than the status. */
  readonly details?: string;
  /** What failed in it, as far as it was commands of Run Command. */
  readonly commands?: readonly Command[];
};

/** A command of Run Command, and how it went. */
export type Command = { readonly commandId: string; readonly status: Status };

/** One execution of a patch window, which is told by its name without the prefix. */
export type Job = Run & { readonly window: string };
export type Execution = Run & { readonly executionId: string };

/** One task invocation; without a target where Systems Manager names none, without a start where it has none yet. */
export type Invocation = Pick<Run, 'status' | 'endedAt' | 'details'> & {
  readonly startedAt?: number;
  readonly targetId?: string;
  readonly commandId?: string;
};

/** Whether a run is over and did not succeed. */
export function isFailed({ status }: Pick<Run, 'status'>): boolean {
  return statuses[status].counts === 'failed';
}

/** Whether a run is still going on. Its status tells, not whether it has an end. */
export function isGoingOn({ status, goesOn }: Run): boolean {
  return goesOn === true || statuses[status].counts === 'in progress';
}

/** A job is of "the latest" for so long. */
export const recentMs = day;

/** Systems Manager keeps the history of executions for so long (user guide, maintenance window history). */
export const historyMs = 30 * day;

/** Whether a job was going on in the 24 hours before `now`; one whose end is not known counts by its start. */
export function isRecent(job: Run, now: number): boolean {
  return isGoingOn(job) || (job.endedAt ?? job.startedAt) >= now - recentMs;
}

/** The time from which executions are read: a window lasts up to 24 hours, so a run of the last day may have begun the day before. */
export function readFrom(now: number): number {
  return now - recentMs - day;
}

/** Newest first; of those that started at one moment the graver first, whichever way they were read. */
export function newestFirst<R extends Run>(runs: readonly R[]): R[] {
  return runs.toSorted(
    (one, other) =>
      other.startedAt - one.startedAt ||
      byGravity(one, other) ||
      (one.endedAt ?? Number.MAX_SAFE_INTEGER) - (other.endedAt ?? Number.MAX_SAFE_INTEGER),
  );
}

/**
 * How one target group fared in one execution.
 *
 * @param execution the execution as a whole
 * @param invocations its tasks' invocations, of every target
 * @param targetIds the group's registered targets
 * @returns the group's own run; the execution's where Systems Manager does not say which target an
 * invocation was for, or ran none; undefined when only other targets were run
 */
export function runOfTarget(
  execution: Run,
  invocations: readonly Invocation[],
  targetIds: readonly string[],
): Run | undefined {
  const own = invocations.filter(({ targetId }) => targetId !== undefined && targetIds.includes(targetId));
  if (own.length > 0) return together(execution, own);
  return invocations.every(({ targetId }) => targetId === undefined) ? execution : undefined;
}

/**
 * How targets that are registered no more fared in an execution: any of them may have been a group that is now
 * registered anew, under another id.
 *
 * @param registered the ids of all targets of the window
 */
export function runOfUnknown(
  execution: Run,
  invocations: readonly Invocation[],
  registered: readonly string[],
): Run | undefined {
  return together(
    execution,
    invocations.filter(({ targetId }) => targetId !== undefined && !registered.includes(targetId)),
  );
}

/** Several invocations as one run: the gravest status, from the first start to the last end. */
export function together({ startedAt: since }: Run, invocations: readonly Invocation[]): Run | undefined {
  const runs = invocations.map(({ startedAt = since, ...run }) => ({ ...run, startedAt }));
  const [first, ...others] = runs.map(({ status }) => status);
  if (first === undefined) return undefined;
  const worst = gravest(first, ...others);
  // What has begun in part is not waiting to start.
  const status = worst === 'PENDING' && others.some((one) => one !== first) ? 'IN_PROGRESS' : worst;
  const startedAt = Math.min(...runs.map((run) => run.startedAt));
  const said = { status, startedAt, ...saidOf(worst, invocations) };
  if (runs.some((run) => statuses[run.status].counts === 'in progress')) {
    return { ...said, ...(statuses[status].counts !== 'in progress' && { goesOn: true }) };
  }
  const ends = runs.flatMap(({ endedAt }) => endedAt ?? []);
  return { ...said, ...(ends.length === runs.length && { endedAt: Math.max(...ends) }) };
}

/** What Systems Manager says of the gravest invocations, and the commands that failed. */
function saidOf(worst: Status, invocations: readonly Invocation[]): Pick<Run, 'details' | 'commands'> {
  const details = invocations.find((one) => one.status === worst && one.details !== undefined)?.details;
  const commands = invocations
    .filter(isFailed)
    .flatMap(({ commandId, status }) => (commandId === undefined ? [] : [{ commandId, status }]));
  return { ...(details !== undefined && { details }), ...(commands.length > 0 && { commands }) };
}
