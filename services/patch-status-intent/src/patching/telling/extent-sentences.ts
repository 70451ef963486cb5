import { type Calendar, durationInWords, moment, type Sentence, say } from '@opsline/lex-kit';
import { type Extent, isWhole } from '../extent.ts';
import type { Dated } from '../patching.ts';
import { historyMs, recentMs } from '../runs.ts';
import { nothingMore } from './telling.ts';

/** How far back "the latest" goes, and all that is known. */
export const recently = durationInWords(recentMs);
export const history = durationInWords(historyMs);

/** What helps where nothing could be read. */
export const again = 'Please try again in a minute.';

/** How much was read, of an answer that is not whole: "I could read only 3 of 5 patch windows in time". */
export function howMuch(extent: Extent): Sentence {
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

/** What is said behind an answer that rests on a part of the windows. */
export function ifPartly(extent: Extent): Sentence[] {
  return isWhole(extent) ? [] : [say`${howMuch(extent)}, so there may be more.`];
}

/** What is said behind an answer that is not of now. */
export function asOfSentences({ asOf }: Dated, calendar: Calendar): Sentence[] {
  if (asOf === undefined) return [];
  const at = moment(asOf.at, calendar);
  return [
    asOf.of === 'names'
      ? say`Which windows and target groups there are I know as of ${at}.`
      : say`That is as of ${at}.`,
  ];
}

/** What is said where the rest of an answer is asked for and there is none. */
export function noMore(extent: Extent): Sentence[] {
  return [nothingMore, ...ifPartly(extent)];
}

/** Whether no window was read to its end. */
export function noneRead({ windows, missed }: Extent): boolean {
  return windows === missed;
}

/** Said only where nothing but time was lacking. */
export function inTime({ failed }: Extent): Sentence {
  return failed ? say`` : say` in time`;
}

function counted(windows: number): string {
  return `${windows} patch ${windows === 1 ? 'window' : 'windows'}`;
}
