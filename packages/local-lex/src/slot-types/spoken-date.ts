import { tens, units, wholeNumber } from './number-words.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** "april", "apr", "sept" → 4, 4, 9. */
export function monthNumber(word: string): number | undefined {
  const at = months.findIndex(
    (month) => month === word || (word.length >= 3 && word.length <= 4 && month.startsWith(word)),
  );
  return at < 0 ? undefined : at + 1;
}

const ordinalUnits =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );

const ordinalTens: ReadonlyMap<string, number> = new Map([
  ['twentieth', 20],
  ['thirtieth', 30],
]);

/** "14", "14th", "fourteenth", "twenty first", "twenty one" → a day of the month. */
export function dayNumber(words: readonly string[]): number | undefined {
  const [first = '', second, ...rest] = words;
  if (rest.length > 0) return undefined;
  if (second === undefined) {
    const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(first);
    if (digits) return Number(digits[1]);
    const ordinal = ordinalUnits.indexOf(first);
    return ordinal >= 0 ? ordinal + 1 : (ordinalTens.get(first) ?? wholeNumber([first]));
  }
  const ten = tens.get(first);
  const unit = units.get(second) ?? ordinalUnits.indexOf(second) + 1;
  return ten !== undefined && unit > 0 && unit < 10 ? ten + unit : undefined;
}

/** "1983" → 1983, "nineteen eighty three" → 1983, "two thousand and one" → 2001, "'83" and "eighty three" → 83. */
export function yearNumber(words: readonly string[]): number | undefined {
  const [first = ''] = words;
  if (words.length === 1 && /^'?\d{2}$|^[1-9]\d{3}$/.test(first)) return Number(first.replace("'", ''));
  const whole = wholeNumber(words);
  if (whole === undefined) return spokenYear(words);
  return whole >= 1000 || (whole > 12 && whole < 100) ? whole : undefined;
}

/** "nineteen eighty three" → 1983, "nineteen oh five" → 1905. */
function spokenYear([first = '', ...rest]: readonly string[]): number | undefined {
  const century = units.get(first) ?? tens.get(first);
  const zero = rest[0] === 'oh' || rest[0] === 'o';
  const within = wholeNumber(zero ? rest.slice(1) : rest);
  if (century === undefined || century < 16 || within === undefined) return undefined;
  return (zero ? within < 10 : within > 9 && within < 100) ? century * 100 + within : undefined;
}
