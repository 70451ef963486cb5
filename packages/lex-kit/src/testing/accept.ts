import { asIn, placeholdersOf, type Stage } from './play.ts';
import { type Line, parseLine, type Scene, written } from './scenes.ts';

/** A page with what was answered written into it anew; or why it cannot be, and in which of its lines, from 1. */
export type Accepted = { readonly markdown: string } | { readonly problem: string; readonly row: number };

/** A line and the row of the page that it stands in. */
type Placed = { readonly line: Line; readonly row: number };

/** What a person says or what happens, and what is answered to it. */
type Exchange<T> = { readonly first: T; readonly answers: readonly T[] };

/**
 * Writes the answers of a scene into its page as they were given: a new sentence in place of the old one.
 * What people say, and what happens, is not accepted: where that is different the scene itself is wrong.
 *
 * @param markdown the page
 * @param scene the one that was played; no other of the page has its title
 * @param played its lines, word for word
 * @param stage where it was played
 */
export function acceptScene(
  markdown: string,
  { title }: Scene,
  played: readonly Line[],
  stage: Stage,
): Accepted {
  const rows = markdown.split('\n');
  const titles = rows.flatMap((row, at) =>
    /^#{2,3} /.test(row) ? [{ at, title: row.slice(row.indexOf(' ')).trim() }] : [],
  );
  const mine = titles.findIndex((one) => one.title === title);
  const start = titles[mine]?.at ?? 0;
  if (titles.filter((one) => one.title === title).length !== 1) {
    return { problem: 'its title has to stand once in the page', row: start + 1 };
  }
  const placed = rows
    .slice(0, titles[mine + 1]?.at)
    .flatMap((text, row) => (row > start ? parseLine(text.trim()).map((line) => ({ line, row })) : []));
  const wanted = exchanges(placed, ({ line }) => isAnswer(line, stage));
  const got = exchanges(played, (line) => isAnswer(line, stage));
  const problem = firstProblem(wanted, got);
  if (problem) return { ...problem, row: problem.row + 1 };
  const edits = wanted.flatMap((exchange, at) => editsOf(exchange, got[at]?.answers ?? [], stage));
  return { markdown: edited(rows, new Map(edits)).join('\n') };
}

function isAnswer(line: Line, { answers = 'Bot' }: Stage): boolean {
  return 'who' in line && line.who === answers;
}

function exchanges<T>(lines: readonly T[], isAnswer: (line: T) => boolean): Exchange<T>[] {
  return lines.flatMap((first, at) => {
    if (isAnswer(first)) return [];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((line) => !isAnswer(line));
    return [{ first, answers: end === -1 ? rest : rest.slice(0, end) }];
  });
}

/** Where a scene cannot be played to its end as it is written. */
function firstProblem(wanted: readonly Exchange<Placed>[], got: readonly Exchange<Line>[]) {
  let row = 0;
  for (const [at, { first, answers }] of wanted.entries()) {
    const other = got[at];
    row = first.row;
    if (other === undefined) return { problem: `${written(first.line)} does not happen`, row };
    if (written(other.first) !== written(first.line)) {
      return { problem: `expected ${written(first.line)}, but got ${written(other.first)}`, row };
    }
    if (answers.length > 0 && other.answers.length === 0) {
      return { problem: `nothing is answered to ${written(first.line)}`, row };
    }
  }
  const more = got[wanted.length];
  return more && { problem: `at the end there is also ${written(more.first)}`, row };
}

/** What stands in place of rows: the new answers in place of the old ones, with a blank row before each. */
function editsOf(
  { first, answers: old }: Exchange<Placed>,
  got: readonly Line[],
  stage: Stage,
): [row: number, rows: readonly string[]][] {
  const left = old.filter(({ line }) => !got.some((answer) => asIn(line, answer, stage) === line));
  const names = left.flatMap(({ line }) => placeholdersOf(line));
  const texts = got.map((answer) => {
    const same = old.find(({ line }) => asIn(line, answer, stage) === line);
    return written(same?.line ?? withPlaceholders(answer, names, stage));
  });
  const more = texts.slice(old.length).flatMap((text) => ['', text]);
  const last = old.at(-1)?.row ?? first.row;
  const replaced = old.map(({ row }, at): [number, readonly string[]] => [
    row,
    texts[at] === undefined ? [] : [texts[at], ...(row === last ? more : [])],
  ]);
  return old.length > 0 ? replaced : [[last, [written(first.line), ...more]]];
}

/** A new sentence, with placeholders for what has the form of one. */
function withPlaceholders(line: Line, names: readonly string[], { forms }: Stage): Line {
  if (!('who' in line)) return line;
  const says = names.reduce((text, name) => {
    const form = forms?.[name];
    return form ? text.replaceAll(new RegExp(form.source, 'g'), `_${name}_`) : text;
  }, line.says);
  return { ...line, says };
}

/** The rows of the page; a row in whose place nothing stands takes the blank one before it along. */
function edited(rows: readonly string[], edits: ReadonlyMap<number, readonly string[]>): string[] {
  return rows.flatMap((text, row) => {
    const gone = edits.get(row + 1)?.length === 0 && text === '';
    return gone ? [] : (edits.get(row) ?? [text]);
  });
}
