import { folded, repairIn } from '@opsline/lex-kit';
import type { AccountTurn, Question } from './bot.ts';

const words: Readonly<Record<Question, RegExp>> = {
  UserID: /\b(?:user|id)\b/,
  DOB: /\b(?:birth|birthday|birthdate|born|dob)\b/,
  MonthStarted: /\b(?:start|started|starting|began|begun|joined|hired|since)\b/,
};

/** A month is the one of the start, and a date that of birth, unless it is said otherwise. */
const month = /\bmonth\b(?! (?:i was born|of (?:my |the )?birth))/;
const date = /\b(?:date|day|year)\b/;

/** The details that somebody speaks of, by their names: "the month", "my date of birth", "when I started". */
export function partsNamed(text: string): readonly Question[] {
  const said = folded(text);
  const born = words.DOB.test(said);
  const started = words.MonthStarted.test(said) || month.test(said);
  return [
    ...(words.UserID.test(said) ? (['UserID'] as const) : []),
    ...(born || (date.test(said) && !started) ? (['DOB'] as const) : []),
    ...(started ? (['MonthStarted'] as const) : []),
  ];
}

/** Whether it is said that something is not right, or is to be changed. */
function isObjection(text: string): boolean {
  return /^no\b|\b(?:wrong|incorrect|false|mistaken?|misheard|mistyped|misspoke|error|change|correct (?:the|my)|fix|not (?:right|correct|true|my|mine))\b/.test(
    folded(text),
  );
}

/**
 * What is said in the place of something else: of "17 May, no wait, 17 April" it is "17 April", of "104232, no, 104233" the
 * last; undefined where nothing is. It goes before what Lex took for a slot, which may be what was corrected.
 */
export function correctedIn(text: string): string | undefined {
  const after = afterRepair(text);
  return after === text ? undefined : after;
}

/** What is left of words once something was said in the place of something else; all of them where nothing was. */
export function afterRepair(text: string): string {
  return repairIn(text) ?? text.replace(/^.*[,.;] ?no\b[\s,.]*(?=\S)/is, '');
}

/** The details, known so far, that are said to be wrong, without saying what is right. */
export function wrongParts(
  turn: AccountTurn,
  said: { readonly [Part in Question]?: unknown },
): readonly Question[] | undefined {
  const objects = isObjection(turn.transcript) || turn.confirmation === 'Denied';
  const parts = partsNamed(turn.transcript).filter(
    (part) => said[part] === undefined && turn.slots[part] !== undefined,
  );
  return objects && parts.length > 0 ? parts : undefined;
}
