import { type Job, type Run, type Status, statuses } from '../../../src/patching/runs.ts';

/** Today, 02:00 to 02:45 UTC. */
export const start = Date.UTC(2026, 10, 20, 2, 0);
export const end = Date.UTC(2026, 10, 20, 2, 45);

/** A run of today that went so. */
export function ran(status: Status): Run {
  const ended = statuses[status].counts === 'in progress' ? {} : { endedAt: end };
  return { status, startedAt: start, ...ended };
}

/** A job of today that went so. */
export function job(status: Status, window = 'linux-dev'): Job {
  return { ...ran(status), window };
}

/** Several, of one window. */
export function jobs(...all: Status[]): Job[] {
  return all.map((status) => job(status));
}

/** What is said of a failure where Systems Manager gives no reason. */
export const nowhere =
  'I found no reason in Systems Manager: look at the output of the command in its console, under Run Command.';
