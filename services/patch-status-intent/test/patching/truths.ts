import type { MaintenanceWindow } from '@opsline/local-aws';
import type { GroupRun } from '../../src/patching/group-status.ts';
import { isRecent, type Job, newestFirst, type Run } from '../../src/patching/runs.ts';
import { groupSentences } from '../../src/patching/telling/group-sentences.ts';
import { latestSentences } from '../../src/patching/telling/latest-sentences.ts';
import { telling } from './patching-world.ts';

function text(answer: readonly { text: string }[]): string {
  return answer.map((sentence) => sentence.text).join(' ');
}
function told(run: GroupRun): string {
  return text(groupSentences({ kind: 'found', found: [run] }, run.group, telling));
}

/** Every run of a group in these windows; all of them are over. */
function runsOf(windows: readonly MaintenanceWindow[], group: string): Run[] {
  return windows
    .flatMap(({ executions }) => executions.flatMap(({ tasks }) => tasks))
    .flatMap(({ invocations }) => invocations.filter(({ target }) => target?.name === group))
    .flatMap(({ status, startedAt, endedAt }) =>
      endedAt === undefined ? [] : [{ status, startedAt, endedAt }],
    );
}

/** What would be answered of each run of a group, were it the latest. */
export function runsTold(windows: readonly MaintenanceWindow[], group: string): string[] {
  return runsOf(windows, group).map((run) => told({ kind: 'ran', group, run }));
}

/**
 * The answers about a group that the whole truth allows, when all windows have the same groups: one, or several where
 * runs started at once.
 */
export function truthsOf(windows: readonly MaintenanceWindow[], group: string): string[] {
  if (windows.length === 0)
    return [text(groupSentences({ kind: 'no such group', groups: [] }, group, telling))];
  const runs = runsOf(windows, group);
  if (runs.length === 0) return [told({ kind: 'never ran', group })];
  const latest = Math.max(...runs.map(({ startedAt }) => startedAt));
  return runs.filter(({ startedAt }) => startedAt === latest).map((run) => told({ kind: 'ran', group, run }));
}

/** The same for "latest". */
export function latestTruths(windows: readonly MaintenanceWindow[], now: number): string[] {
  const jobs = windows
    .flatMap(({ name, executions }) =>
      executions.flatMap(({ status, startedAt, endedAt }): Job[] =>
        endedAt === undefined
          ? []
          : [{ window: name.replace('patch-job-reportedbyconnect-', ''), status, startedAt, endedAt }],
      ),
    )
    .filter((job) => isRecent(job, now));
  return [jobs, jobs.toReversed()].map((inOrder) =>
    text(latestSentences({ jobs: newestFirst(inOrder), windows: windows.length, missed: 0 }, telling).says),
  );
}
