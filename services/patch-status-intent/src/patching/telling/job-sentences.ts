import { type Calendar, dayAndTime, moment, quoted, type Sentence, say, span } from '@opsline/lex-kit';
import { isGoingOn, type Job, type Run, statuses } from '../runs.ts';

/**
 * When a run began and ended. The words follow its status, whatever times Systems Manager gives: what is waiting has not
 * started, and what was skipped has not run.
 */
export function course(run: Run, calendar: Calendar): Sentence {
  const { status, startedAt, endedAt } = run;
  const started = moment(startedAt, calendar);
  if (status === 'PENDING') return say`It has been due since ${started}.`;
  if (status === 'SKIPPED_OVERLAPPING') return say`It was due at ${started}.`;
  if (isGoingOn(run)) return say`It started at ${started} and is still running.`;
  return endedAt === undefined
    ? say`It started at ${started}. When it ended is not known.`
    : say`It started at ${started} and ended at ${moment(endedAt, calendar, startedAt)}.`;
}

/** One job by itself: "The job linux-dev succeeded. It started at … and ended at …." */
export function jobSentence(job: Job, calendar: Calendar): Sentence {
  return say`The job ${quoted(job.window, 128)} ${statuses[job.status].did}. ${course(job, calendar)}`;
}

/**
 * One job of a list: "windows-prod, yesterday, 16:00 to 17:20", "windows-dev, since 02:35". How it went is told where the
 * list does not say it.
 *
 * @param told the status that the list says
 */
export function jobInList(job: Job, told: 'FAILED' | 'IN_PROGRESS', calendar: Calendar): Sentence {
  const name = quoted(job.window, 128);
  const how = job.status === told ? say`` : say`, ${statuses[job.status].is}`;
  return say`${name}${how}, ${when(job, calendar)}`;
}

/** "yesterday, 16:00 to 17:20", "since 02:35". */
export function when(run: Run, calendar: Calendar): Sentence {
  const { status, startedAt, endedAt } = run;
  const since = dayAndTime(startedAt, calendar);
  if (isGoingOn(run)) return say`since ${since}`;
  if (status === 'SKIPPED_OVERLAPPING') return say`due ${since}`;
  return endedAt === undefined ? say`from ${since}` : span(startedAt, endedAt, calendar);
}
