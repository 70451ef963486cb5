import { durationInWords, join, quoted, type Sentence, say } from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';
import { type Extent, isWhole } from './extent.ts';
import type { GroupStatus } from './group-status.ts';
import type { Latest } from './patching.ts';
import { jobSentences, recently, runSentence, unknownSentence } from './run-sentences.ts';
import { historyMs } from './runs.ts';

const history = durationInWords(historyMs);
const again = 'Please try again in a minute.';

/**
 * Answers "latest"; "there was no job" is said only where everything was read.
 *
 * @param timeZone the deployment's, an IANA name
 */
export function latestSentences(latest: Latest, timeZone: string): Sentence[] {
  const jobs = jobSentences(latest.jobs, timeZone);
  if (jobs.length === 0 && isWhole(latest)) {
    return [say`There was no patch job in the last ${recently}. You can ask about a target group instead.`];
  }
  if (isWhole(latest)) return jobs;
  if (jobs.length === 0 && noneRead(latest)) return [say`${howMuch(latest)}. ${again}`];
  const seen = jobs.length > 0 ? jobs : [say`I saw no patch job in the last ${recently}.`];
  return [...seen, say`${howMuch(latest)}, so there may be more.`];
}

/**
 * Answers for one target group.
 *
 * @param said what the person called it
 * @param timeZone the deployment's, an IANA name
 */
export function groupSentences(status: GroupStatus, said: string, timeZone: string): Sentence[] {
  switch (status.kind) {
    case 'ran':
      return ranSentences(status, timeZone);
    case 'target unknown': {
      const { group, unknown, extent } = status;
      return [
        say`I cannot tell how the target group ${quoted(group, 128)} was patched last.`,
        unknownSentence(extent ? 'The latest run that I could read' : 'The latest run', unknown, timeZone),
        ...maybeNewer(extent),
      ];
    }
    case 'never ran': {
      const group = quoted(status.group, 128);
      return status.extent
        ? [
            say`I saw no run of the target group ${group} in the last ${history}.`,
            say`${howMuch(status.extent)}, so there may be one.`,
          ]
        : [say`The target group ${group} was not patched in the last ${history}.`];
    }
    case 'runs not read': {
      const { group, extent } = status;
      return [
        say`The target group ${quoted(group, 128)} is there, but I could not read its runs${inTime(extent)}.`,
        say`${howMuch(extent)}. ${again}`,
      ];
    }
    case 'no such group':
      return [noSuchGroup(said), ...offer(status.close, status.groups)];
    case 'not read':
      return [say`I did not find ${quoted(said)}, but ${howMuch(status)}. ${again}`];
  }
}

/** A one-time PIN that is typed once more is not said back. */
function noSuchGroup(said: string): Sentence {
  return parsePin(said) === undefined
    ? say`There is no such group: ${quoted(said)}.`
    : say`There is no such group.`;
}

/** "The latest" is said only where no newer run can have been missed. */
function ranSentences(
  { group, run, unknown, extent }: Extract<GroupStatus, { kind: 'ran' }>,
  timeZone: string,
): Sentence[] {
  const sure = unknown ? 'As far as I can tell, the' : 'The';
  const which = extent ? 'As far as I could read, the' : sure;
  const whose = say`${which} latest run status for the maintenance window target group ${quoted(group, 128)}`;
  return [
    runSentence(whose, run, timeZone),
    ...(unknown ? [unknownSentence('A newer run', unknown, timeZone)] : []),
    ...maybeNewer(extent),
  ];
}

function maybeNewer(extent: Extent | undefined): Sentence[] {
  return extent ? [say`${howMuch(extent)}, so there may be a newer run.`] : [];
}

function offer(close: readonly string[], groups: readonly string[]): Sentence[] {
  const names = (close.length > 0 ? close : groups.slice(0, 3)).map((name) => quoted(name, 128));
  if (names.length === 0) return [];
  const listed = join(names, ', or ');
  return [close.length > 0 ? say`Did you mean ${listed}?` : say`There is, for example, ${listed}.`];
}

/** How much was read, of an answer that is not whole: "I could read only 3 of 5 patch windows in time". */
function howMuch(extent: Extent): Sentence {
  const { windows, missed, listCut } = extent;
  const read = windows - missed;
  // How many there are is then not known.
  if (listCut) {
    const some = read === 0 ? 'no patch window' : `only ${counted(read)}`;
    return say`I could read ${some}${inTime(extent)}, and not the list of them to its end`;
  }
  if (read > 0) return say`I could read only ${read} of ${counted(windows)}${inTime(extent)}`;
  const any = windows === 1 ? 'the only patch window' : `any of the ${counted(windows)}`;
  return say`I could not read ${any} to its end${inTime(extent)}`;
}

/** Whether no window was read to its end. */
function noneRead({ windows, missed }: Extent): boolean {
  return windows === missed;
}

/** Said only where nothing but time was lacking. */
function inTime({ failed }: Extent): Sentence {
  return failed ? say`` : say` in time`;
}

function counted(windows: number): string {
  return `${windows} patch ${windows === 1 ? 'window' : 'windows'}`;
}
