import { join, type Sentence, say, zones } from '@opsline/lex-kit';
import { isWhole } from '../extent.ts';
import type { Latest } from '../latest.ts';
import { isFailed, isGoingOn, type Job, type Run, statuses } from '../runs.ts';
import { again, howMuch, ifPartly, noMore, noneRead, recently } from './extent-sentences.ts';
import { jobInList, jobSentence } from './job-sentences.ts';
import { goesOn, mostJobs, packed, type Telling, type Told } from './telling.ts';

/** Answers "latest"; "there was no job" is said only where everything was read. */
export function latestSentences(latest: Latest, telling: Telling): Told {
  const { jobs } = latest;
  const { from = 0 } = telling;
  const lists = jobs.length > 2 ? listsOf(latest, telling) : { says: [] };
  const rest = ifPartly(latest);
  if (from > 0)
    return lists.says.length > 0 ? { ...lists, says: [...lists.says, ...rest] } : { says: noMore(latest) };
  if (jobs.length === 0) return { says: noJob(latest) };
  const first =
    jobs.length > 2
      ? [say`You have a total of ${jobs.length} patch jobs in the last ${recently} and ${tally(jobs)}.`]
      : jobs.map((job) => jobSentence(job, telling));
  return { ...lists, says: [...first, ...lists.says, ...rest] };
}

function noJob(latest: Latest): Sentence[] {
  if (isWhole(latest)) {
    return [say`There was no patch job in the last ${recently}. You can ask about a target group instead.`];
  }
  if (noneRead(latest)) return [say`${howMuch(latest)}. ${again}`];
  return [say`I saw no patch job in the last ${recently}.`, ...ifPartly(latest)];
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

/** Which jobs failed and which are going on: what somebody has to know who is woken by them. */
function listsOf({ jobs, ...extent }: Latest, telling: Telling): Told {
  const failed = listOf('Failed', jobs.filter(isFailed), 'FAILED', telling);
  const running = listOf('In progress', jobs.filter(isGoingOn), 'IN_PROGRESS', telling);
  const told = [...failed.jobs, ...running.jobs];
  if (told.length === 0) return { says: [] };
  const { from = 0, channel } = telling;
  const more = Math.max(failed.left, running.left) > 0;
  const says = [
    ...failed.says,
    ...running.says,
    timesOf(told, telling),
    ...(failed.jobs.length > 0 && from === 0 ? [say`For details, say "what failed".`] : []),
    ...(more ? [say`Say "more" for the rest.`] : []),
  ];
  return { says: packed(says), ...(more && { more: goesOn(extent, from + mostJobs[channel]) }) };
}

function listOf(label: string, jobs: readonly Job[], status: 'FAILED' | 'IN_PROGRESS', telling: Telling) {
  const { from = 0, channel } = telling;
  const part = jobs.slice(from, from + mostJobs[channel]);
  const left = Math.max(0, jobs.length - from - part.length);
  const items = [
    ...part.map((job) => jobInList(job, status, telling)),
    ...(left > 0 && part.length > 0 ? [say`and ${left} more`] : []),
  ];
  return { jobs: part, left, says: part.length > 0 ? [say`${label}: ${join(items, '; ')}.`] : [] };
}

/** In which zone the times of a list are. */
export function timesOf(jobs: readonly Run[], telling: Telling): Sentence {
  const moments = jobs.flatMap(({ startedAt, endedAt = startedAt }) => [startedAt, endedAt]);
  return say`All times are ${zones(moments, telling)}.`;
}
