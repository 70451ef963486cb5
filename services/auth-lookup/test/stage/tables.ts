import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../conversations/questions.md', import.meta.url), 'utf8');

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
}

/** The rows of the table under a heading of the questions, without their head. Throws when there is none. */
export function rowsUnder(heading: string): [string, string, string][] {
  const [, section] = text.split(`## ${heading}\n`);
  const lines =
    section
      ?.split(/\n#/)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('|')) ?? [];
  if (lines.length < 3) throw new Error(`questions.md has no table under "${heading}"`);
  return lines.slice(2).map((line) => {
    const [situation = '', status = '', value = ''] = cellsOf(line);
    return [situation, status, value];
  });
}
