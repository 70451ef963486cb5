/** The keys of a phone. */
const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'] as const;

/** A key of a phone. */
export type Key = (typeof keys)[number];

/** The key a sign stands for, if a phone has it. */
export function keyOf(sign: string): Key | undefined {
  return keys.find((key) => key === sign);
}

/** A key and when it was pressed: ms after the prompt ended; 0 or less interrupts the prompt. */
export type KeyPress = {
  readonly key: Key;
  readonly atMs: number;
};

/** How an input ends (Administrator Guide, Store customer input). */
export type KeypadRules = {
  readonly maximumLength: number;
  /** Keys that end the input and are not part of it, such as `#` or `##`; empty for none. */
  readonly terminator: string;
  /** The key that deletes what was typed before it, usually `*`; empty for none. */
  readonly cancelKey: Key | '';
  /** Limit for the first key. */
  readonly firstDigitMs: number;
  /** Limit between two keys. */
  readonly interdigitMs: number;
};

/** What was typed, why the input ended and when (ms after the prompt); `rest` came too late for this input. */
export type KeypadInput = {
  readonly typed: string;
  readonly end: 'length' | 'terminator' | 'time' | 'silence';
  readonly endMs: number;
  readonly rest: readonly KeyPress[];
};

/**
 * Reads timed key presses by the rules; pure, so that a terminal may ask after each key whether the input is
 * complete: it is unless `end` is `'time'` or `'silence'`, which later keys can still change before `endMs`.
 * A key at exactly the limit is too late. `'silence'` means that no key came in time.
 */
export function readKeypad(presses: readonly KeyPress[], rules: KeypadRules): KeypadInput {
  let typed = '';
  let deadline = rules.firstDigitMs;
  let latest = 0;
  for (const [index, { key, atMs }] of presses.entries()) {
    const at = Math.max(latest, Number.isFinite(atMs) ? atMs : latest);
    if (at >= deadline) return byTime(typed, index, deadline, presses);
    latest = at;
    deadline = at + rules.interdigitMs;
    typed = press(typed, key, rules);
    const end = endOf(typed, rules);
    if (end !== undefined) {
      const kept = end === 'terminator' ? typed.slice(0, -rules.terminator.length) : typed;
      return { typed: kept, end, endMs: at, rest: presses.slice(index + 1) };
    }
  }
  return byTime(typed, presses.length, deadline, presses);
}

function press(typed: string, key: Key, rules: KeypadRules): string {
  return key === rules.cancelKey ? '' : typed + key;
}

function endOf(typed: string, rules: KeypadRules): 'terminator' | 'length' | undefined {
  if (rules.terminator !== '' && typed.endsWith(rules.terminator)) return 'terminator';
  return typed.length >= rules.maximumLength ? 'length' : undefined;
}

/** After a cancel and nothing more there is no input either: that is silence, too. */
function byTime(typed: string, index: number, endMs: number, presses: readonly KeyPress[]): KeypadInput {
  return { typed, end: typed === '' ? 'silence' : 'time', endMs, rest: presses.slice(index) };
}

/** How far apart people press keys. */
const keyEveryMs = 300;

/** The keys of a text that holds nothing else, the first a second after the prompt. */
export function keysIn(text: string): readonly KeyPress[] | undefined {
  const keys = [...text.replaceAll(' ', '')].map(keyOf);
  if (keys.some((key) => key === undefined)) return undefined;
  return keys.flatMap((key, index) => (key === undefined ? [] : [{ key, atMs: 1000 + index * keyEveryMs }]));
}
