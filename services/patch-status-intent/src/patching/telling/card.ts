import { type Calendar, quoted } from '@opsline/lex-kit';
import type { GroupStatus } from '../group-status.ts';
import type { Groups, Latest } from '../latest.ts';
import { isFailed, isGoingOn, type Run, statuses } from '../runs.ts';
import { ifPartly } from './extent-sentences.ts';
import { when } from './job-sentences.ts';
import { timesOf } from './latest-sentences.ts';
import { mostJobs, type Telling } from './telling.ts';

/** How one job or target group went, in parts that can be drawn. */
type Row = {
  readonly name: string;
  readonly counts: 'succeeded' | 'failed' | 'in progress';
  /** Its status in words, such as "timed out". */
  readonly is: string;
  /** "yesterday, 21:00 to 22:20", "since 07:35". */
  readonly when: string;
  /** What is said to hear more of it, where there is more. */
  readonly ask?: string;
};

/** The facts of an answer, for a client that draws them: it stands beside the sentences, which say the same. */
export type Card = {
  readonly rows: readonly Row[];
  /** In which zone the times of the rows are. */
  readonly zone?: string;
  /** Which of the answer's sentences the rows stand for: so many from this one on. */
  readonly insteadOf?: { readonly from: number; readonly count: number };
  /** Names that can be asked for, and how many there are. */
  readonly names?: { readonly some: readonly string[]; readonly all: number };
};

/** So many names find room beside the sentences: half of what a reply may hold. */
const mostCharactersOfNames = 4_000;

/**
 * Of "latest": one or two jobs, or those of the lists.
 *
 * @param says how many sentences the answer has
 */
export function latestCard(latest: Latest, telling: Telling, says: number): Card | undefined {
  const { jobs } = latest;
  const { from = 0, channel } = telling;
  const part = (some: readonly Latest['jobs'][number][]) => some.slice(from, from + mostJobs[channel]);
  const told = jobs.length > 2 ? [...part(jobs.filter(isFailed)), ...part(jobs.filter(isGoingOn))] : jobs;
  if (told.length === 0) return undefined;
  const rows = told.map((job) => rowOf(job.window, job, telling, isFailed(job)));
  // Of many, the first sentence counts them all; the others list some.
  const first = jobs.length > 2 && from === 0 ? 1 : 0;
  const count = says - first - ifPartly(latest).length;
  return { rows, zone: timesOf(told, telling).text, insteadOf: { from: first, count } };
}

/** Of what was asked for by name, where each had a run. */
export function groupCard(status: GroupStatus, telling: Telling): Card | undefined {
  if (status.kind !== 'found' || status.found.length !== 1) return undefined;
  const [one] = status.found;
  if (one?.kind !== 'ran' || one.unknown || one.extent) return undefined;
  const rows = [rowOf(one.group, one.run, telling, false)];
  return { rows, zone: timesOf([one.run], telling).text, insteadOf: { from: 0, count: 1 } };
}

/** Of "list groups": their names, as many as find room. */
export function groupListCard({ groups }: Groups): Card | undefined {
  const fits = (count: number): boolean =>
    JSON.stringify(groups.slice(0, count)).length <= mostCharactersOfNames;
  const end = groups.findIndex((_, index) => !fits(index + 1));
  const some = end === -1 ? groups : groups.slice(0, end);
  return some.length === 0 ? undefined : { rows: [], names: { some, all: groups.length } };
}

function rowOf(name: string, run: Run, calendar: Calendar, hasDetails: boolean): Row {
  const { is, counts } = statuses[run.status];
  return {
    name: quoted(name, 128).text,
    counts: isGoingOn(run) ? 'in progress' : counts,
    is,
    when: when(run, calendar).text,
    ...(hasDetails && { ask: name }),
  };
}
