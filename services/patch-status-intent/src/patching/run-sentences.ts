import { durationInWords, moment, quoted, type Sentence, say } from '@opsline/lex-kit';
import { isGoingOn, type Job, type Run, recentMs, statuses } from './runs.ts';

/** How far back "the latest" goes. */
export const recently = durationInWords(recentMs);

/**
 * How a run of a target group went, begun by whose it is: "… is failed. It started at … and ended at …." The words
 * follow its status, whatever times Systems Manager gives.
 */
export function runSentence(whose: Sentence, run: Run, timeZone: string): Sentence {
  return say`${whose} is ${statuses[run.status].words}. ${course(run, timeZone)}`;
}

/** The same of a run that may have been the group's: its target is registered no more. */
export function unknownSentence(which: string, run: Run, timeZone: string): Sentence {
  return runSentence(
    say`${which} in its maintenance window was for a target that is registered no more, perhaps this group before it was registered anew. Its status`,
    run,
    timeZone,
  );
}

function course(run: Run, timeZone: string): Sentence {
  const started = moment(run.startedAt, timeZone);
  if (run.status === 'PENDING') return say`It has been due since ${started}.`;
  if (isGoingOn(run)) return say`It started at ${started} and is still running.`;
  return run.endedAt === undefined
    ? say`It started at ${started}. When it ended is not known.`
    : say`It started at ${started} and ended at ${moment(run.endedAt, timeZone)}.`;
}

/** Each job by itself up to two, the count from three on. */
export function jobSentences(jobs: readonly Job[], timeZone: string): Sentence[] {
  return jobs.length <= 2
    ? jobs.map((job) => jobSentence(job, timeZone))
    : [say`You have a total of ${jobs.length} patch jobs in the last ${recently} and ${tally(jobs)}.`];
}

/** The words follow the status of a job, whatever times Systems Manager gives. */
function jobSentence(job: Job, timeZone: string): Sentence {
  const { window, status, startedAt, endedAt } = job;
  const name = quoted(window, 128);
  const began = moment(startedAt, timeZone);
  const how = say`Its status is ${statuses[status].words}.`;
  if (status === 'PENDING') return say`The job ${name} has been due since ${began}. ${how}`;
  const started = say`The job ${name} started at ${began}. ${how}`;
  if (isGoingOn(job)) return started;
  return endedAt === undefined
    ? say`${started} When it ended is not known.`
    : say`${started} It ended at ${moment(endedAt, timeZone)}.`;
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
