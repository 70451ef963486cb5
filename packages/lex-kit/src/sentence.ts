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
 * Text from outside, made fit to be shown or spoken.
 *
 * @param text anything
 * @param longest how many UTF-16 units to keep; what is cut is marked with "…"
 */
export function quoted(text: string, longest = 60): Sentence {
  const clean = text.toWellFormed().replace(unspeakable, ' ').trim();
  const kept = clean.length > longest ? `${clean.slice(0, longest - 1).toWellFormed()}…` : clean;
  return { text: kept, ssml: escapeXml(kept) };
}

/** Digits that are spoken one by one. */
export function spell(digits: string): Sentence {
  return {
    text: digits,
    ssml: `<say-as interpret-as="digits">${escapeXml(digits)}</say-as>`,
  };
}

/**
 * A moment, for people: "20 November 2026, 02:00 UTC".
 *
 * @param at epoch in milliseconds
 * @param timeZone an IANA name, that of the deployment
 */
export function moment(at: number, timeZone: string): Sentence {
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'long',
  }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeStyle: 'short',
  }).format(at);
  const zone = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeZoneName: 'short',
  })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return {
    text: `${date}, ${time} ${zone}`,
    ssml: `${date}, <say-as interpret-as="time" format="hms24">${time}</say-as> ${zone}`,
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

function plain(text: string): Sentence {
  return { text, ssml: escapeXml(text) };
}
