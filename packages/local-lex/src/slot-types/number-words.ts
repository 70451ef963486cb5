const unitWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tenWords = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "zero" … "nineteen" → 0 … 19. */
export const units: ReadonlyMap<string, number> = new Map(unitWords.map((word, index) => [word, index]));
/** "twenty" … "ninety" → 20 … 90. */
export const tens: ReadonlyMap<string, number> = new Map(
  tenWords.map((word, index) => [word, (index + 2) * 10]),
);
const scales: ReadonlyMap<string, number> = new Map([
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

/** Text as number words: lower case, hyphens and commas as spaces. */
export function numberWordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll(/[-–,\s]+/g, ' ')
    .replaceAll(/[.!?]+$/g, '')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

/** "two thousand one hundred and five" → 2105; undefined when the words are not a whole number. */
export function wholeNumber(said: readonly string[]): number | undefined {
  const words = said.filter((word, index) => word !== 'and' && !(word === 'a' && index === 0));
  let total = 0;
  let pending: readonly string[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const scale = scales.get(word);
    if (scale === undefined) {
      pending = [...pending, word];
      continue;
    }
    const count = pending.length === 0 && total === 0 ? 1 : belowThousand(pending);
    if (count === undefined || scale >= last) return undefined;
    total += count * scale;
    last = scale;
    pending = [];
  }
  if (pending.length === 0) return words.length === 0 ? undefined : total;
  const rest = belowThousand(pending);
  return rest === undefined ? undefined : total + rest;
}

function belowThousand(words: readonly string[]): number | undefined {
  const at = words.indexOf('hundred');
  if (at < 0) return belowHundred(words);
  const hundreds = at === 0 ? 1 : belowHundred(words.slice(0, at));
  const rest = words.slice(at + 1);
  const below = rest.length === 0 ? 0 : belowHundred(rest);
  return hundreds === undefined || below === undefined ? undefined : hundreds * 100 + below;
}

/** "forty two" → 42, "nineteen" → 19; undefined when the words are not one number below 100. */
function belowHundred(words: readonly string[]): number | undefined {
  const [first, second, ...rest] = words;
  if (first === undefined || rest.length > 0) return undefined;
  if (second === undefined) return units.get(first) ?? tens.get(first);
  const ten = tens.get(first);
  const unit = units.get(second);
  return ten !== undefined && unit !== undefined && unit > 0 && unit < 10 ? ten + unit : undefined;
}
