/** A change of the sources that no test has seen. */
export type Survivor = {
  readonly file: string;
  /** What stood there, and what then: on one line, and no more of it than tells it from others. */
  readonly was: string;
  readonly became: string;
};

/** Characters of each side: enough to find the place. */
const longest = 80;

/** Code on one line of a page, where it stands between backticks. */
export function inOneLine(code: string, most = longest): string {
  const text = code.replace(/\s+/g, ' ').replace(/`/g, "'").trim();
  return text.length > most ? `${text.slice(0, most - 1).trim()}…` : text;
}

const line = /^- (\S+) · `(.*)` → `(.*)` · .+$/gm;

/** The survivors of a page: each has a line, with the reason behind it. */
export function listedOn(page: string): Survivor[] {
  return [...page.matchAll(line)].map(([, file = '', was = '', became = '']) => ({ file, was, became }));
}

/** How a survivor is told, and listed. */
export function lineOf({ file, was, became }: Survivor): string {
  return `- ${file} · \`${was}\` → \`${became}\``;
}

/** Those of some that are not among others. */
export function without(some: readonly Survivor[], others: readonly Survivor[]): Survivor[] {
  const lines = new Set(others.map(lineOf));
  return some.filter((one) => !lines.has(lineOf(one)));
}
