import { listed, quoted, type Sentence, say } from '@opsline/lex-kit';
import { isWhole } from '../extent.ts';
import type { FailedInstances } from '../failed-instances.ts';
import type { GroupInJob, JobDetails } from '../job-details.ts';
import type { Failures } from '../latest.ts';
import { isFailed, type Run, statuses } from '../runs.ts';
import { ifPartly, noMore, recently } from './extent-sentences.ts';
import { jobInList, jobSentence } from './job-sentences.ts';
import { timesOf } from './latest-sentences.ts';
import { goesOn, packed, type Telling, type Told } from './telling.ts';

/** So many failed jobs are told in detail at once, so many groups of each, and so many instances of each of those. */
const most = {
  voice: { jobs: 2, groups: 2, instances: 2 },
  chat: { jobs: 3, groups: 5, instances: 5 },
} as const;

/** Which failed jobs are to be read in detail. */
export function failuresToRead({ channel, from = 0 }: Telling): {
  readonly from: number;
  readonly most: number;
} {
  return { from, most: most[channel].jobs };
}

/** Answers "what failed": each failed job, its target groups, where they failed, and what Systems Manager says of it. */
export function failureSentences(failures: Failures, telling: Telling): Told {
  const { failedJobs, runningJobs, details } = failures;
  const { from = 0, channel } = telling;
  const partly = ifPartly(failures);
  if (failedJobs.length === 0) {
    const none = isWhole(failures)
      ? say`No patch job failed in the last ${recently}.`
      : say`I saw no failed patch job in the last ${recently}.`;
    return { says: [...packed([none, ...goingOn(runningJobs)]), ...partly] };
  }
  if (details.length === 0) return { says: noMore(failures) };
  const left = failedJobs.length - from - details.length;
  const says = [
    ...details.flatMap((one) => [
      say`Failed: ${jobInList(one.job, 'FAILED', telling)}.`,
      ...within(one, telling),
    ]),
    ...whereToLook(details),
    timesOf(
      details.map(({ job }) => job),
      telling,
    ),
    ...(left > 0 ? [say`${left} more failed. Say "more" for the rest.`] : []),
  ];
  return {
    says: [...packed(says), ...partly],
    ...(left > 0 && { more: goesOn(failures, from + most[channel].jobs) }),
  };
}

function goingOn({ length }: Failures['runningJobs']): Sentence[] {
  if (length === 0) return [];
  return [length === 1 ? say`One is in progress.` : say`${length} are in progress.`];
}

/** One job that was asked for by the name of its window, and what happened in it. */
export function jobDetailSentences(details: JobDetails, telling: Telling): Sentence[] {
  const { job } = details;
  const inside = isFailed(job) ? [...within(details, telling), ...whereToLook([details])] : [];
  return [jobSentence(job, telling), ...inside];
}

/** Where a run of a target group failed, and why, as far as Systems Manager says. */
export function whySentences(run: Run, instances: FailedInstances | undefined, telling: Telling): Sentence[] {
  if (!isFailed(run) || run.status === 'SKIPPED_OVERLAPPING') return [];
  const { channel } = telling;
  const where = instances ? [say`It ${statuses[run.status].did} on ${onInstances(instances, channel)}.`] : [];
  return [
    ...where,
    ...saysOf(run),
    ...(hasReason({ run, ...(instances && { instances }) }) ? [] : [nowhere]),
  ];
}

function within({ job, groups }: JobDetails, { channel }: Telling): Sentence[] {
  if (job.status === 'SKIPPED_OVERLAPPING') return [];
  if (groups === undefined)
    return [...saysOf(job), say`I could not read its target groups. Please ask again in a minute.`];
  if (groups.length === 0)
    return [...saysOf(job), say`Systems Manager does not say which target group failed.`];
  const bad = groups.filter(({ run }) => isFailed(run));
  const [told, left] = [bad.slice(0, most[channel].groups), bad.length - most[channel].groups];
  return [
    ...saysOf(job),
    ...told.flatMap((one) => [groupInJob(one, channel), ...saysOf(one.run)]),
    ...(left > 0 ? [say`${left} more of its target groups failed.`] : []),
    ...others(
      groups.filter(({ run }) => !isFailed(run)),
      most[channel].groups,
    ),
  ];
}

function groupInJob({ group, run, instances }: GroupInJob, channel: Telling['channel']): Sentence {
  const did = statuses[run.status].did;
  return instances
    ? say`${nameOf(group)} ${did} on ${onInstances(instances, channel)}.`
    : say`${nameOf(group)} ${did}.`;
}

/** The target groups that did not fail, by how they fared. */
function others(groups: readonly GroupInJob[], atMost: number): Sentence[] {
  const byStatus = Map.groupBy(groups, ({ run }) => run.status);
  return [...byStatus].map(([status, some]) => {
    const { did } = statuses[status];
    const names = some.slice(0, atMost).map(({ group }) => nameOf(group));
    if (some.length > atMost)
      return say`${listed([...names, say`${some.length - atMost} more`], 'and')} ${did}.`;
    return say`${listed(names, 'and')} ${some.length > 1 ? did.replace(/^is /, 'are ').replace(/^was /, 'were ') : did}.`;
  });
}

function nameOf(group: string | undefined): Sentence {
  return group === undefined
    ? say`A target without a name, or that is registered no more,`
    : quoted(group, 128);
}

/** "2 instances: web-1 and web-2 (Undeliverable)". */
function onInstances({ some, more }: FailedInstances, channel: Telling['channel']): Sentence {
  const atMost = most[channel].instances;
  const names = some
    .slice(0, atMost)
    .map(({ name, why }) =>
      why === undefined ? quoted(name, 45) : say`${quoted(name, 45)} (${quoted(why, 25)})`,
    );
  const left = some.length - names.length;
  const all = left > 0 || more ? [...names, left > 0 && !more ? say`${left} more` : say`others`] : names;
  const count = `${more ? 'at least ' : ''}${some.length} ${some.length === 1 ? 'instance' : 'instances'}`;
  return say`${count}: ${listed(all, 'and')}`;
}

function saysOf({ details }: Run): Sentence[] {
  return details === undefined
    ? []
    : [say`Systems Manager says: ${quoted(details, 150)}${/[.!?]$/.test(details) ? '' : '.'}`];
}

function hasReason({ run, instances }: Pick<GroupInJob, 'run' | 'instances'>): boolean {
  return run.details !== undefined || (instances?.some ?? []).some(({ why }) => why !== undefined);
}

const nowhere = say`I found no reason in Systems Manager: look at the output of the command in its console, under Run Command.`;

/** Where Systems Manager says nothing of a reason that is said honestly, once, and where to look. */
function whereToLook(details: readonly JobDetails[]): Sentence[] {
  const failed = details.flatMap(({ groups = [] }) => groups.filter(({ run }) => isFailed(run)));
  const silent = failed.filter((one) => !hasReason(one));
  if (silent.length === 0) return [];
  if (silent.length === failed.length) return [nowhere];
  const names = silent.slice(0, 3).map(({ group }) => nameOf(group));
  return [
    say`Of ${listed(names, 'and')} I found no reason there: look at the output of the command in its console, under Run Command.`,
  ];
}
