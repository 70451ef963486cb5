import { textInWords, toTypeIn } from '@opsline/local-kit/text-in-words';
import { pinLifeMs } from '@opsline/otp/policy';
import type { Answer } from '../slack/answered.ts';
import { atHome, type Deed, pressed } from '../slack/deeds.ts';
import { anyTime, inWords, type Known, type Text } from './in-words.ts';

/** What is written down of conversations in Slack, to be played again. */
export type SlackRecording = {
  /** Somebody does something; the function is told what was answered once all of it came, or that it was not done. */
  readonly began: (person: string, deed: Deed) => (came: readonly Answer[] | 'not done') => void;
  /** Everything that somebody did so far, as a scene. */
  readonly sceneOf: (person: string, title: string) => string;
};

/** Something that somebody did: after so many text messages and so many milliseconds, and what came of it. */
type Turn = {
  readonly deed: Deed;
  readonly textsBefore: number;
  readonly pausedMs: number;
  answers: readonly Answer[] | undefined;
  came: readonly Text[];
};
type Written = { readonly turns: Turn[]; lastAnswered: number };

/** How long a pause has to be to be written down: a quarter of a one-time PIN's life. Milliseconds. */
const pauseMs = pinLifeMs / 4;

/**
 * Writes conversations in Slack down in the notation that the service's tests play.
 *
 * @param texts all text messages so far
 * @param whose the name of who has a number, if anybody has
 * @param now epoch ms
 */
export function createSlackRecording(
  texts: () => readonly Text[],
  whose: (phone: string) => string | undefined,
  now: () => number,
): SlackRecording {
  const people = new Map<string, Written>();
  const waits = (person: string): boolean =>
    people.get(person)?.turns.some(({ answers }) => answers === undefined) ?? false;
  /** What came in a turn of somebody: another's own, who waits too, is left to them. */
  const arrivedIn = (turn: Turn, person: string, turns: readonly Turn[]): readonly Text[] => {
    const told = [...people.values()].flatMap((one) => one.turns.flatMap(({ came }) => came));
    return texts()
      .slice(turn.textsBefore, turns[turns.indexOf(turn) + 1]?.textsBefore)
      .filter((text) => {
        const owner = whose(text.to) ?? person;
        return !told.includes(text) && (owner === person || !waits(owner));
      });
  };
  return {
    began: (person, deed) => {
      const written = people.get(person) ?? { turns: [], lastAnswered: now() };
      people.set(person, written);
      const { turns } = written;
      const pausedMs = waits(person) ? 0 : now() - written.lastAnswered;
      const turn: Turn = { deed, textsBefore: texts().length, pausedMs, answers: undefined, came: [] };
      turns.push(turn);
      return (came) => {
        if (came === 'not done') {
          turns.splice(turns.indexOf(turn), 1);
          return;
        }
        turn.came = arrivedIn(turn, person, turns);
        turn.answers = came;
        written.lastAnswered = now();
      };
    },
    sceneOf: (person, title) => {
      const turns = people.get(person)?.turns ?? [];
      const lines = turns.flatMap((turn) => {
        const before = texts().slice(0, turn.textsBefore);
        const own = turns.flatMap(({ came }) => came).filter((text) => before.includes(text));
        return linesOf(turn, pinsIn(own), pinsIn(before));
      });
      return [`## ${title}`, ...lines].join('\n\n').concat('\n');
    },
  };
}

/** A turn in the scene's lines; none while it goes on. `own` are the PINs of this conversation up to it, of `all`. */
function linesOf(turn: Turn, own: readonly string[], all: readonly string[]): readonly string[] {
  const { deed, pausedMs, answers, came } = turn;
  if (answers === undefined) return [];
  return [
    ...(pausedMs >= pauseMs ? [`_${Math.round(pausedMs / 1000)} seconds pass_`] : []),
    lineOf(deed, (text, italic) => inWords(text, knownAs(own, all, italic))),
    ...answers.flatMap(answerInWords),
    ...came.map((text) => `_${textInWords(text)}_`),
  ];
}

function answerInWords({ notification, onlyForYou }: Answer): readonly string[] {
  const lines = notification.split('\n').filter((line) => line !== '');
  return lines.map((line) => `**Bot:** ${onlyForYou ? '(only for you) ' : ''}${anyTime(line)}`);
}

function pinsIn(texts: readonly Text[]): readonly string[] {
  return texts.flatMap((text) => toTypeIn(text)?.text ?? []);
}

/** The words for one-time PINs: for those of this conversation by their place in it; any other is a wrong one here. */
function knownAs(
  own: readonly string[],
  all: readonly string[],
  italic: (words: string) => string,
): readonly Known[] {
  return all.map((text) => {
    if (text === own.at(-1)) return { text, words: italic('the one-time PIN') };
    if (text === own[0]) return { text, words: italic('the first one-time PIN') };
    return { text, words: own.length > 0 ? italic('a wrong one-time PIN') : '000000' };
  });
}

/** What somebody does, as the tests play it; no italic words stand in a stage direction. */
function lineOf(deed: Deed, said: (text: string, italic: (words: string) => string) => string): string {
  switch (deed.is) {
    case 'writes':
      return `**Slack user:** ${said(deed.text, (words) => `_${words}_`)}`;
    case 'mentions':
      return `_they mention the app in a channel: ${said(deed.text, (words) => words)}_`;
    case 'opens the Home':
      return '_they open the Home of the app_';
    default:
      return deed.place === atHome
        ? `_they press ${pressed(deed)} on the Home of the app_`
        : `**Slack user:** ${pressed(deed)}`;
  }
}
