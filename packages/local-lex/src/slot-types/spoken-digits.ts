import { tens, units } from './number-words.ts';

const times: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
]);

function digitsOf(word: string): string | undefined {
  return word === 'oh' || word === 'o' ? '0' : units.get(word)?.toString();
}

type Read = { readonly text: string; readonly used: number };

function readWord(words: readonly string[]): Read {
  const [first = '', second = ''] = words;
  const repeat = times.get(first);
  const repeated = digitsOf(second) ?? (/^[a-z0-9]$/.test(second) ? second : undefined);
  if (repeat !== undefined && repeated !== undefined) return { text: repeated.repeat(repeat), used: 2 };
  const ten = tens.get(first);
  const unit = units.get(second);
  if (ten !== undefined && unit !== undefined && unit > 0 && unit < 10)
    return { text: String(ten + unit), used: 2 };
  return { text: ten?.toString() ?? digitsOf(first) ?? first, used: 1 };
}

/** "e four oh double two" → "e 4 0 22": spoken digits as digits, every other word as it is. */
export function spokenDigits(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll(/[-,\s]+/g, ' ')
    .replaceAll(/[.!?]+$/g, '')
    .trim()
    .split(' ');
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    const read = readWord(words.slice(at));
    found.push(read.text);
    at += read.used;
  }
  return found.join(' ');
}
