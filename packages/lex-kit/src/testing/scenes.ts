/** One line of a scene: somebody says something, or a stage direction. */
export type Line = { readonly who: string; readonly says: string } | { readonly direction: string };

/** A conversation, as written under a `##` heading. */
export type Scene = { readonly title: string; readonly lines: readonly Line[] };

const speech = /^\*\*(?<who>[^*:]+):\*\*\s+(?<says>.+)$/;
const direction = /^_(?<direction>(?:[^_\\]|\\.)+)_$/;

/**
 * Reads the conversations of a Markdown page.
 *
 * A conversation is a section under `##` or `###` with lines such as `**Caller:** check patching`, and stage
 * directions alone on a line in underscores: `_61 seconds pass_`. Whatever else the section says is prose.
 *
 * @param markdown the page
 * @returns the scenes, in order; sections where nobody speaks are left out
 */
export function parseScenes(markdown: string): Scene[] {
  return markdown
    .split(/^#{2,3} /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...rest] = section.split('\n');
      return {
        title: title.trim(),
        lines: rest.flatMap((line) => parseLine(line.trim())),
      };
    })
    .filter(({ lines }) => lines.some((line) => 'who' in line));
}

/** A line of a page, where somebody speaks in it or something happens; otherwise none. */
export function parseLine(text: string): Line[] {
  const spoken = speech.exec(text)?.groups;
  if (spoken) return [{ who: spoken.who ?? '', says: spoken.says ?? '' }];
  const directed = direction.exec(text)?.groups;
  return directed ? [{ direction: directed.direction ?? '' }] : [];
}

/** A line as it is written in Markdown. */
export function written(line: Line): string {
  return 'who' in line ? `**${line.who}:** ${line.says}` : `_${line.direction}_`;
}
