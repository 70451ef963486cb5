import { resolveExecution } from './resolve-execution.ts';
import type { MaintenanceWindow } from './scenario.ts';
import { isUnfinished } from './status.ts';

/** How the last run of a window went, as far as it was in the last 24 hours. */
export const lastRuns = ['succeeded', 'failed', 'running', 'did not run'] as const;
export type LastRun = (typeof lastRuns)[number];

const minute = 60_000;
const day = 24 * 60 * minute;

/** What the runs that can be had are written as. */
const written = {
  succeeded: { status: 'SUCCESS', started: 60 * minute, ran: 35 * minute },
  failed: { status: 'FAILED', started: 60 * minute, ran: 35 * minute },
  running: { status: 'IN_PROGRESS', started: 25 * minute, ran: undefined },
} as const;

/** How the last run went; `now` is epoch ms. */
export function lastRunOf({ executions: [last] }: MaintenanceWindow, now: number): LastRun {
  if (last === undefined || !isOfLastDay(last, now)) return 'did not run';
  if (isUnfinished(last.status)) return 'running';
  return last.status === 'SUCCESS' ? 'succeeded' : 'failed';
}

/** The window with another run, of all its target groups, in place of those of the last 24 hours; `now` is epoch ms. */
export function withLastRun(window: MaintenanceWindow, lastRun: LastRun, now: number): MaintenanceWindow {
  const earlier = window.executions.filter((run) => !isOfLastDay(run, now));
  if (lastRun === 'did not run') return { ...window, executions: earlier };
  const { status, started, ran } = written[lastRun];
  const targets = new Map(window.targets.filter((one) => one.registered).map((one) => [one.id, one]));
  const groups = Object.fromEntries([...targets.keys()].map((id) => [id, { status }]));
  const run = { started, ran, status, details: undefined, groups, tasks: undefined };
  const around = { now, targets, instances: new Set<string>() };
  return { ...window, executions: [resolveExecution(run, `${window.id}/${now}`, around), ...earlier] };
}

function isOfLastDay({ startedAt }: { readonly startedAt: number }, now: number): boolean {
  return now - startedAt < day;
}
