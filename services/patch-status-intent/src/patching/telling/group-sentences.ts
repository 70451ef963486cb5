import { type Calendar, listed, quoted, type Sentence, say } from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';
import { type Extent, isWhole } from '../extent.ts';
import type { GroupRun, GroupStatus, WindowJob } from '../group-status.ts';
import type { Groups } from '../latest.ts';
import { type Run, statuses } from '../runs.ts';
import { again, history, howMuch, ifPartly, inTime, noMore, noneRead } from './extent-sentences.ts';
import { jobDetailSentences, whySentences } from './failure-sentences.ts';
import { course } from './job-sentences.ts';
import { capped, fitting, goesOn, packed, type Telling, type Told } from './telling.ts';

/**
 * Answers for what was asked for by name.
 *
 * @param said what the person called it
 */
export function groupSentences(status: GroupStatus, said: string, telling: Telling): Sentence[] {
  switch (status.kind) {
    case 'found':
      return status.found.length === 1
        ? status.found.flatMap((one) => foundSentences(one, telling))
        : capped(status.found.flatMap((one) => packed(foundSentences(one, telling))));
    case 'offer': {
      const names = listed(status.names.map(nameOf), 'or');
      return status.alike
        ? [say`There is more than one of that name: ${names}. Which one? Say "the first" or "the second".`]
        : [noSuchGroup(said), say`Did you mean ${names}?`];
    }
    case 'no such group': {
      const names = status.groups.slice(0, 3).map(nameOf);
      const some = names.length === 0 ? [] : [say`There is, for example, ${listed(names, 'and')}.`];
      return mayBeName(said) ? [noSuchGroup(said), ...some] : [say`Sorry, I did not understand that.`];
    }
    case 'not read':
      return [say`I did not find ${echoed(said) ?? 'that'}, but ${howMuch(status)}. ${again}`];
  }
}

/** So many names are told at once. */
const mostNames = { voice: 5, chat: 15 } as const;

/** Answers "list groups"; how many there are, and which the rest is, is said only where everything was read. */
export function groupListSentences({ groups, ...extent }: Groups, telling: Telling): Told {
  const { from = 0, channel } = telling;
  if (groups.length === 0) return { says: noGroups(extent) };
  const names = fitting(groups.slice(from).map(nameOf), mostNames[channel]);
  if (names.length === 0) return { says: noMore(extent) };
  const left = groups.length - from - names.length;
  const all = listed(left > 0 ? [...names, say`${left} more`] : names, 'and');
  const lead = from === 0 ? countOf(groups, extent) : left === 0 && isWhole(extent) ? 'The rest' : 'Then';
  const more = left > 0 ? [say`Say "more" for the rest.`] : [];
  return {
    says: [...packed([say`${lead}: ${all}.`, ...more]), ...ifPartly(extent)],
    ...(left > 0 && { more: goesOn(extent, from + names.length) }),
  };
}

function noGroups(extent: Extent): Sentence[] {
  if (isWhole(extent)) return [say`There is no target group.`];
  if (noneRead(extent)) return [say`${howMuch(extent)}. ${again}`];
  return [say`I saw no target group.`, ...ifPartly(extent)];
}

function countOf({ length }: readonly string[], extent: Extent): string {
  const [there, count] =
    length === 1 ? ['There is', 'one target group'] : ['There are', `${length} target groups`];
  return `${isWhole(extent) ? there : 'I saw'} ${count}`;
}

function foundSentences(found: GroupRun | WindowJob, telling: Telling): Sentence[] {
  switch (found.kind) {
    case 'ran':
      return ranSentences(found, telling);
    case 'target unknown': {
      const { group, unknown, extent } = found;
      return [
        say`I cannot tell how the target group ${nameOf(group)} was patched last.`,
        unknownSentence(extent ? 'The latest run that I could read' : 'The latest run', unknown, telling),
        ...maybeNewer(extent),
      ];
    }
    case 'never ran':
      return found.extent
        ? [
            say`I saw no run of the target group ${nameOf(found.group)} in the last ${history}.`,
            say`${howMuch(found.extent)}, so there may be one.`,
          ]
        : [say`The target group ${nameOf(found.group)} was not patched in the last ${history}.`];
    case 'runs not read': {
      const { group, extent } = found;
      return [
        say`The target group ${nameOf(group)} is there, but I could not read its runs${inTime(extent)}.`,
        say`${howMuch(extent)}. ${again}`,
      ];
    }
    case 'job':
      return found.job
        ? packed(jobDetailSentences(found.job, telling))
        : [say`The patch window ${nameOf(found.window)} had no job in the last ${history}.`];
    case 'job not read':
      return [
        say`The patch window ${nameOf(found.window)} is there, but I could not read its jobs. ${again}`,
      ];
  }
}

/** "The latest" is said only where no newer run can have been missed. */
function ranSentences(
  { group, run, instances, unknown, extent }: Extract<GroupRun, { kind: 'ran' }>,
  telling: Telling,
): Sentence[] {
  const sure = unknown ? 'As far as I can tell, the' : 'The';
  const which = extent ? 'As far as I could read, the' : sure;
  const whose = say`${which} latest run status for the maintenance window target group ${nameOf(group)}`;
  return [
    runSentence(whose, run, telling),
    ...packed(whySentences(run, instances, telling)),
    ...(unknown ? [unknownSentence('A newer run', unknown, telling)] : []),
    ...maybeNewer(extent),
  ];
}

/** How a run of a target group went, begun by whose it is: "… is failed. It started at … and ended at …." */
function runSentence(whose: Sentence, run: Run, calendar: Calendar): Sentence {
  // Nothing "is succeeded".
  const is = run.status === 'SUCCESS' ? 'is:' : 'is';
  return say`${whose} ${is} ${statuses[run.status].is}. ${course(run, calendar)}`;
}

/** The same of a run that may have been the group's: its target is registered no more. */
function unknownSentence(which: string, run: Run, calendar: Calendar): Sentence {
  return runSentence(
    say`${which} in its maintenance window was for a target that is registered no more, perhaps this group before it was registered anew. Its status`,
    run,
    calendar,
  );
}

function maybeNewer(extent: Extent | undefined): Sentence[] {
  return extent ? [say`${howMuch(extent)}, so there may be a newer run.`] : [];
}

/** Words with which a sentence begins, and no name. */
const opening =
  /^(?:is|are|was|were|does|do|did|has|have|can|could|will|would|should|who|why|when|where|how|i|you|we|try|please)\s/i;

/** Whether somebody may have asked for a group at all: by few words, or by what groups are. */
function mayBeName(said: string): boolean {
  const clean = said.trim();
  const isShort = clean.split(/\s+/).length <= mostWords && !opening.test(clean);
  return isShort || /\b(?:groups?|servers?|targets?)\b/i.test(clean);
}

function noSuchGroup(said: string): Sentence {
  const echo = echoed(said);
  return echo ? say`There is no such group: ${echo}.` : say`There is no such group.`;
}

/** So many words a name has, at most; more are a sentence. */
const mostWords = 4;

/**
 * What was said, said back where it may be a name: a one-time PIN that is typed once more is not, nor a sentence, nor what
 * a chat may make a link of.
 */
function echoed(said: string): Sentence | undefined {
  const clean = said.trim().replace(/[\s.!?]+$/, '');
  const isLink = /\p{L}\.\p{L}/u.test(clean);
  const isSentence = clean.split(/\s+/).length > mostWords;
  return clean === '' || isLink || isSentence || parsePin(said) !== undefined ? undefined : quoted(clean);
}

function nameOf(name: string): Sentence {
  return quoted(name, 128);
}
