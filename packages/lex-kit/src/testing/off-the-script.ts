import { readFileSync } from 'node:fs';

/** One thing that people say beside the script, and how its answer is judged. */
export type Utterance = {
  /** Its row, for messages. */
  readonly name: string;
  readonly channel: string;
  /** What is said until the conversation is where it is to be. */
  readonly way: readonly string[];
  /** What is said then; the answer to the last of it is judged. */
  readonly said: readonly string[];
  readonly judge: (outcome: Outcome) => Judgement;
};

/** What was heard, and what became of the conversation. */
export type Outcome = {
  readonly heard: readonly string[];
  readonly became: 'goes on' | 'ends' | 'hand-over';
};

export type Judgement = 'useful' | 'useless' | 'wrong';

/**
 * Reads a page of utterances: a table `state | channel | how it is reached`, and one
 * `# | kind | state | channel | said | a good answer contains | and not`.
 *
 * Turns are parted by `⏎`. In the last two columns `∥` parts alternatives, and `&`, which binds less, what must all be
 * there; `(ends)`, `(goes on)` and `(hand-over)` are what becomes of the conversation. Letter case does not count, and
 * apostrophes and quotation marks do not either.
 *
 * @param page its path
 * @throws naming the row, when it is in no state of the page
 */
export function utterancesOn(page: string): Utterance[] {
  const rows = tableRows(readFileSync(page, 'utf8'));
  const ways = new Map(
    rows.map(([state = '', channel = '', way = '']) => [`${state} (${channel})`, turns(way)]),
  );
  return rows.flatMap(([number = '', kind, state, channel = '', said = '', good = '', bad = '']) => {
    if (!/^\d+$/.test(number)) return [];
    const where = `${state} (${channel})`;
    const way = ways.get(where);
    if (way === undefined)
      throw new Error(`${page}: row ${number}: expected a state of the page, not "${where}"`);
    const wanted = good.split(' & ').map(alternatives);
    return [
      {
        name: `${number}, ${kind}, ${where}: ${said}`,
        channel,
        way,
        said: turns(said),
        judge: (outcome) => judge(outcome, wanted, alternatives(bad)),
      },
    ];
  });
}

function judge(outcome: Outcome, wanted: readonly string[][], unwanted: readonly string[]): Judgement {
  const text = plain(`${outcome.heard.join(' ')} (${outcome.became})`);
  const has = (part: string): boolean => text.includes(plain(part));
  if (unwanted.some(has)) return 'wrong';
  return wanted.every((ways) => ways.some(has)) ? 'useful' : 'useless';
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/["'’‘“”]/g, '')
    .replace(/\s+/g, ' ');
}

function alternatives(cell: string): string[] {
  return cell
    .split('∥')
    .map((part) => part.trim())
    .filter(Boolean);
}

function turns(cell: string): string[] {
  return cell
    .split('⏎')
    .map((turn) => turn.trim())
    .filter(Boolean);
}

/** The cells of every row of every table of a page. */
function tableRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s:|-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/(?<!\\)\|/)
        .map((cell) => cell.replaceAll('\\|', '|').trim()),
    );
}
