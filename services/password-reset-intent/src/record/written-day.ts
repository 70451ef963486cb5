import { type CalendarDate, calendarDate, parseMonth } from '../calendar.ts';

/** Which of two numbers comes first where the directory writes `02/01/1990`. */
export type DateOrder = 'day first' | 'month first';

const sign = ' ?[-/.] ?';
const gap = '[-/., ]';
const name = '(?<name>[A-Z]+)';
const month = '(?<month>[0-9]{1,2})';
const day = '(?<day>[0-9]{1,2})(?:st|nd|rd|th)?';
const year = '(?<year>[0-9]{4})';
const yearOrDay = "(?:[0-9]{4}|['’]?[0-9]{1,2})";

function whole(form: string): RegExp {
  return new RegExp(`^${form}\\.?$`, 'i');
}

/** `02/01/1990`, `2-1-1990`, `2. 1. 1990`. */
const figures = whole(`(?<first>[0-9]{1,2})${sign}(?<second>[0-9]{1,2})${sign}${year}`);

/** `1990-01-02`, `1990. 1. 2.`, `19900102`; `2 January 1990`, `Jan 2, 1990`, `1990 January 2`. */
const days = [
  `${year}${sign}${month}${sign}${day}`,
  `${year}(?<month>[0-9]{2})(?<day>[0-9]{2})`,
  `${day}${gap}*${name}${gap}*${year}`,
  `${name}${gap}*${day}${gap}+${year}`,
  `${year}${gap}*${name}${gap}*${day}`,
].map(whole);

/** `2019-09`, `201909`, `09/2019`, `9`; `September`, `Sept.`, `September 2019`, `Sep-19`, `2019 September`. */
const months = [
  `[0-9]{4}${sign}${month}`,
  '[0-9]{4}(?<month>[0-9]{2})',
  `${month}${sign}[0-9]{4}`,
  month,
  name,
  `${name}${gap}*${yearOrDay}`,
  `${yearOrDay}${gap}*${name}`,
].map(whole);

/** The day in a text, its year in four digits; undefined where it is none. */
export function writtenDay(text: string, order: DateOrder): CalendarDate | undefined {
  const { first, second, ...inFigures } = figures.exec(text)?.groups ?? {};
  if (first !== undefined) {
    const [ofMonth, inMonth] = order === 'day first' ? [first, second] : [second, first];
    return calendarDate(Number(inFigures.year), Number(inMonth), Number(ofMonth));
  }
  const parts = partsOf(days, text);
  return calendarDate(Number(parts?.year), monthOf(parts), Number(parts?.day));
}

/** The month in a text that has no more than a year or a day beside it, 1 to 12; undefined where it is none. */
export function writtenMonth(text: string): number | undefined {
  const found = monthOf(partsOf(months, text));
  return found >= 1 && found <= 12 ? found : undefined;
}

type Parts = Readonly<Record<string, string | undefined>> | undefined;

function partsOf(forms: readonly RegExp[], text: string): Parts {
  return forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
}

function monthOf(parts: Parts): number {
  return parts?.name === undefined ? Number(parts?.month) : (parseMonth(parts.name) ?? Number.NaN);
}
