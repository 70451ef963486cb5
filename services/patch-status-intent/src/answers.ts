import { join, moment, quoted, type Sentence, say } from '@opsline/lex-kit';
import type { Job } from './patch-runs.ts';
import type { GroupStatus, Latest } from './patching.ts';
import { statuses } from './statuses.ts';

/**
 * Answers "latest": each job by itself up to two, the count from three on.
 *
 * @param timeZone the deployment's, an IANA name
 */
export function latestAnswer({ jobs, windows, missed }: Latest, timeZone: string): Sentence[] {
  const unread = missed > 0 ? [notAllRead(windows, missed)] : [];
  if (jobs.length === 0 && missed > 0) return [say`I saw no patch job in the last 24 hours.`, ...unread];
  if (jobs.length === 0) {
    return [say`There was no patch job in the last 24 hours. You can ask about a target group instead.`];
  }
  if (jobs.length <= 2) return [...jobs.map((job) => jobAnswer(job, timeZone)), ...unread];
  return [
    say`You have a total of ${jobs.length} patch jobs in the last 24 hours and ${tally(jobs)}.`,
    ...unread,
  ];
}

function jobAnswer({ window, status, startedAt, endedAt }: Job, timeZone: string): Sentence {
  const started = say`The job ${quoted(window, 128)} started at ${moment(startedAt, timeZone)}. Its status is ${statuses[status].words}.`;
  return endedAt === undefined ? started : say`${started} It ended at ${moment(endedAt, timeZone)}.`;
}

function tally(jobs: readonly Job[]): string {
  const count = (kind: 'succeeded' | 'failed' | 'in progress') =>
    jobs.filter(({ status }) => statuses[status].counts === kind).length;
  const [succeeded, failed, running] = [count('succeeded'), count('failed'), count('in progress')];
  if (succeeded === jobs.length) return 'they all succeeded';
  if (failed === jobs.length) return 'they all failed';
  if (running === jobs.length) return 'they are all in progress';
  if (running === 0) return `${succeeded} of which succeeded, ${failed} failed`;
  return `${succeeded} of which succeeded, ${failed} failed and ${running} in progress`;
}

const notAllRead = (windows: number, missed: number): Sentence =>
  say`I could read only ${windows - missed} of ${windows} patch windows in time, so there may be more.`;

/** Answers for one target group. */
export function groupAnswer(status: GroupStatus, said: string, timeZone: string): Sentence[] {
  switch (status.kind) {
    case 'ran': {
      const { group, run } = status;
      const opening = say`The latest run status for the maintenance window target group ${quoted(group, 128)} is ${statuses[run.status].words}. It started at ${moment(run.startedAt, timeZone)}`;
      return [
        run.endedAt === undefined
          ? say`${opening} and is still running.`
          : say`${opening} and ended at ${moment(run.endedAt, timeZone)}.`,
      ];
    }
    case 'never ran':
      return [say`The target group ${quoted(status.group, 128)} was not patched in the last 30 days.`];
    case 'no such group':
      return [say`There is no such group: ${quoted(said)}.`, ...offer(status.close, status.groups)];
    case 'not read':
      return [
        say`I did not find ${quoted(said)}, but I could read only ${status.windows - status.missed} of ${status.windows} patch windows in time. Please try again in a minute.`,
      ];
  }
}

function offer(close: readonly string[], groups: readonly string[]): Sentence[] {
  const names = (close.length > 0 ? close : groups.slice(0, 3)).map((name) => quoted(name, 128));
  if (names.length === 0) return [];
  const listed = join(names, ', or ');
  return [close.length > 0 ? say`Did you mean ${listed}?` : say`There is, for example, ${listed}.`];
}
