/** One sentence, in both of its forms. */
export type Sentence = { readonly text: string; readonly ssml: string };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Control characters, and the marks that turn the direction of text around. */
const unspeakable = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * What a chat would take for markup, with a sign that looks like it and is none: links, mentions and emphasis of Slack
 * (docs.slack.dev, Formatting message text). Signs of emphasis count at the edges of words alone.
 */
const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/</g, '‹'],
  [/>/g, '›'],
  [/:(?=\/\/)/g, '∶'],
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿'],
  [/\*/g, '∗'],
  [/~/g, '∼'],
  [/`/g, 'ˋ'],
];

function unmarked(text: string): string {
  return lookAlikes.reduce((shown, [sign, alike]) => shown.replace(sign, alike), text);
}

/**
 * Text from outside, made fit to be shown or spoken: no markup of it is live.
 *
 * @param text anything
 * @param longest how many UTF-16 units to keep; what is cut is marked with "…"
 */
export function quoted(text: string, longest = 60): Sentence {
  const clean = text.toWellFormed().replace(unspeakable, ' ').trim();
  const kept = clean.length > longest ? `${clean.slice(0, longest - 1).toWellFormed()}…` : clean;
  return { text: unmarked(kept), ssml: escapeXml(kept) };
}

/** Digits that are spoken one by one. */
export function spell(digits: string): Sentence {
  return {
    text: digits,
    ssml: `<say-as interpret-as="digits">${escapeXml(digits)}</say-as>`,
  };
}

/**
 * Builds a sentence from a template: what is written there is ours; strings and numbers put in are escaped.
 *
 * @example say`The job ${quoted(name)} started at ${moment(at, zone)}.`
 */
export function say(
  words: TemplateStringsArray,
  ...parts: readonly (Sentence | string | number)[]
): Sentence {
  const filled = parts.map((part) => (typeof part === 'object' ? part : quoted(String(part), 1024)));
  return join(
    words.flatMap((word, index) => {
      const part = filled[index];
      return part ? [plain(word), part] : [plain(word)];
    }),
    '',
  );
}

/** Sentences in a row, with something between them. */
export function join(sentences: readonly Sentence[], between: string): Sentence {
  return {
    text: sentences.map(({ text }) => text).join(between),
    ssml: sentences.map(({ ssml }) => ssml).join(escapeXml(between)),
  };
}

/** Some of several: "A, B or C", "A and B". */
export function listed(some: readonly Sentence[], word: 'and' | 'or'): Sentence {
  const [last, ...before] = some.toReversed();
  if (last === undefined || before.length === 0) return join(some, '');
  return join([join(before.toReversed(), ', '), last], ` ${word} `);
}

/** What stands in our own words. */
export function plain(text: string): Sentence {
  return { text, ssml: escapeXml(text) };
}
