import { gravest, type Status } from './statuses.ts';

/** A run of something: when it started and ended (epoch milliseconds), and how it went. */
export type Run = { readonly status: Status; readonly startedAt: number; readonly endedAt?: number };

/** One execution of a patch window. */
export type Job = Run & { readonly window: string };

/** One task invocation; without a target where Systems Manager names none. */
export type Invocation = Run & { readonly targetId?: string };

const day = 24 * 60 * 60 * 1000;

/** Whether a job was going on in the 24 hours before `now`. */
export const isRecent = (job: Run, now: number): boolean => (job.endedAt ?? now) >= now - day;

/** The time from which executions are read: a window lasts up to 24 hours, so a run of the last day may have begun the day before. */
export const readFrom = (now: number): number => now - 2 * day;

/** Newest first. */
export const newestFirst = <R extends Run>(runs: readonly R[]): R[] =>
  runs.toSorted((one, other) => other.startedAt - one.startedAt);

/**
 * How one target group fared in one execution.
 *
 * @param execution the execution as a whole
 * @param invocations its tasks' invocations, of every target
 * @param targetId the group's registered target
 * @returns the group's own run; the execution's where Systems Manager does not say which target an
 * invocation was for, or ran none; undefined when only other targets were run
 */
export function runOfTarget(
  execution: Run,
  invocations: readonly Invocation[],
  targetId: string,
): Run | undefined {
  const own = invocations.filter((invocation) => invocation.targetId === targetId);
  const [first, ...others] = own;
  if (first) {
    const running = own.some(({ endedAt }) => endedAt === undefined);
    return {
      status: gravest(first.status, ...others.map(({ status }) => status)),
      startedAt: own.reduce((earliest, { startedAt }) => Math.min(startedAt, earliest), first.startedAt),
      ...(running ? {} : { endedAt: own.reduce((latest, { endedAt = 0 }) => Math.max(endedAt, latest), 0) }),
    };
  }
  return invocations.every((invocation) => invocation.targetId === undefined) ? execution : undefined;
}
