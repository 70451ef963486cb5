import { readFileSync } from 'node:fs';
import type { Stage } from './play.ts';

/** One thing that people say beside the script: a row of a page's table. */
export type Utterance = {
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly channel: string;
  /** What is said, and what happens, until the conversation is in that state. */
  readonly way: readonly string[];
  /** What is said then; the answer to the last of it is judged. */
  readonly said: readonly string[];
  /** A good answer has one of each. */
  readonly wanted: readonly (readonly string[])[];
  readonly unwanted: readonly string[];
};

/** What was heard last, and what became of the conversation. */
type Outcome = { readonly heard: string; readonly became: 'goes on' | 'ends' | 'hand-over' };

/** An answer as it was judged. */
type Judged = Utterance & Outcome & { readonly judgement: 'useful' | 'useless' | 'wrong' };

/**
 * Reads a page of utterances: a table `state | channel | said before`, and one
 * `# | kind | state | channel | said | a good answer contains | and not`. Turns are parted by `⏎`, alternatives by `∥`,
 * and what must all be there by `&`, which binds less.
 *
 * @throws naming the row, when it is in no state of the page
 */
export function utterancesOn(page: string): Utterance[] {
  const rows = tableRows(readFileSync(page, 'utf8'));
  const ways = new Map(
    rows.flatMap(([state, channels = '', way = '']) =>
      channels.split(', ').map((channel) => [`${state}, ${channel}`, turns(way)]),
    ),
  );
  return rows.flatMap(
    ([number = '', kind = '', state = '', channel = '', said = '', good = '', bad = '']) => {
      if (!/^\d+$/.test(number)) return [];
      const way = ways.get(`${state}, ${channel}`);
      if (way === undefined) throw new Error(`${page}: row ${number}: expected a state of the page`);
      const wanted = good.split(' & ').map(alternatives);
      return [{ number, kind, state, channel, way, said: turns(said), wanted, unwanted: alternatives(bad) }];
    },
  );
}

/**
 * Says each row of a page on a stage of its own, and judges the answers.
 *
 * @param alwaysWrong what makes an answer to a row wrong, beside the row's own words
 * @returns how many answers were judged how, and those that were not useful, in words
 */
export async function scoreOf(
  rows: readonly Utterance[],
  stageFor: (row: Utterance) => Promise<Stage & { stop(): Promise<void> }>,
  alwaysWrong: (row: Utterance) => readonly string[],
) {
  const all: Judged[] = [];
  for (const row of rows) {
    const stage = await stageFor(row);
    all.push(await judged(row, stage, alwaysWrong).finally(() => stage.stop()));
  }
  const worse = all.filter(({ judgement }) => judgement !== 'useful').map(inWords);
  const count = (judgement: Judged['judgement']) => all.filter((row) => row.judgement === judgement).length;
  return {
    useful: count('useful'),
    useless: count('useless'),
    wrong: count('wrong'),
    worse: worse.toSorted().toReversed().join('\n'),
  };
}

async function judged(
  row: Utterance,
  stage: Stage,
  alwaysWrong: (row: Utterance) => readonly string[],
): Promise<Judged> {
  const outcome = await outcomeOf([...row.way, ...row.said], stage);
  const text = plain(outcome.heard);
  const has = (part: string): boolean => text.includes(plain(part)) || part === `(${outcome.became})`;
  const wants = (part: string): boolean => row.wanted.flat().includes(part);
  const wrong = [...row.unwanted, ...alwaysWrong(row)].filter((part) => !wants(part));
  const broken = neverHeard.test(outcome.heard) || text === '';
  const endedUnasked = outcome.became !== 'goes on' && !wants(`(${outcome.became})`);
  if (broken || endedUnasked || wrong.some(has)) return { ...row, ...outcome, judgement: 'wrong' };
  const mayApologize = row.kind === 'not meant for us';
  const apologizes = !mayApologize && apologies.some((words) => has(words) && !wants(words));
  const useful = !apologizes && row.wanted.every((ways) => ways.some(has));
  return { ...row, ...outcome, judgement: useful ? 'useful' : 'useless' };
}

function inWords({ number, kind, state, channel, said, heard, became, judgement }: Judged): string {
  return `${judgement} ${number} ${kind}, ${state} (${channel}): "${said.join(' / ')}" -> ${heard} (${became})`;
}

/** Markup that is live, and what only a program says. */
const neverHeard = /<!channel>|<!here>|<@|\bundefined\b|\bNaN\b|\[object/;

const apologies = [
  'did not understand',
  'do not understand',
  'that is not an employee ID',
  'seems incorrect',
];

async function outcomeOf(lines: readonly string[], stage: Stage): Promise<Outcome> {
  let heard: readonly string[] = [];
  let seen: readonly string[] = [];
  for (const line of lines) {
    const direction = /^_(.+)_$/.exec(line)?.[1];
    heard = direction
      ? (await stage.cue(direction)) || []
      : await stage.says(line.replaceAll('{one-time PIN}', () => pinOn(stage)));
    seen = await stage.seen([]);
  }
  const ends = stage.ended?.() ?? seen.includes('the call ends');
  const handedOver = seen.some((direction) => direction.startsWith('the call waits for a person'));
  return { heard: heard.join(' '), became: handedOver ? 'hand-over' : ends ? 'ends' : 'goes on' };
}

/** The one-time PIN that came; where none came, what a person might say then. */
function pinOn({ fill }: Stage): string {
  try {
    return fill?.('the one-time PIN') ?? '';
  } catch {
    return 'no one-time PIN has come';
  }
}

function plain(text: string): string {
  return text.toLowerCase().replace(/['’‘]/g, '').replace(/\s+/g, ' ').trim();
}

function alternatives(cell: string): string[] {
  return parts(cell, '∥');
}

function turns(cell: string): string[] {
  return cell === 'nothing' ? [] : parts(cell, '⏎');
}

function parts(cell: string, sign: string): string[] {
  return cell
    .split(sign)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The cells of each row of each table of a page. */
function tableRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
