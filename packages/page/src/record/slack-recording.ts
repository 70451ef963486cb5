import { textInWords, toTypeIn } from '@opsline/local-kit/text-in-words';
import { pinLifeMs } from '@opsline/otp/policy';
import { atHome, type Deed, pressed } from '../slack/deeds.ts';
import { anyTime, inWords, type Text } from './in-words.ts';

/** What the app is seen to say: what a notification has of it, and whether it is for this person alone. */
type Answer = { readonly notification: string; readonly onlyForYou: boolean };

/** What is written down of conversations in Slack, to be played again. */
export type SlackRecording = {
  /** Somebody does something; the function is given what is answered, once all of it came. */
  readonly began: (person: string, deed: Deed) => (answers: readonly Answer[]) => void;
  /** Everything that somebody did so far, as a scene. */
  readonly sceneOf: (person: string, title: string) => string;
};

type Turn = { readonly place: number; readonly lines: readonly string[] };
type Written = { readonly turns: Turn[]; readonly pins: string[]; open: number; lastAnswered: number };

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
  const told = new Set<Text>();
  let count = 0;
  const writtenOf = (person: string): Written => {
    const known = people.get(person);
    if (known) return known;
    const made = { turns: [], pins: [], open: 0, lastAnswered: 0 };
    people.set(person, made);
    return made;
  };
  /** What came on account of somebody: another's own, who waits too, is left to them. */
  const arrived = (person: string, from: number): readonly Text[] =>
    texts()
      .slice(from)
      .filter((text) => {
        const owner = whose(text.to);
        const others = owner !== undefined && owner !== person && (people.get(owner)?.open ?? 0) > 0;
        return !others && !told.has(text);
      });
  return {
    began: (person, deed) => {
      const written = writtenOf(person);
      const [place, from] = [count, texts().length];
      count += 1;
      const paused = written.open === 0 && written.turns.length > 0 ? now() - written.lastAnswered : 0;
      const pause = paused >= pauseMs ? [`_${Math.round(paused / 1000)} seconds pass_`] : [];
      const line = lineOf(deed, (said, italic) => inWords(said, knownTo(written.pins, texts(), italic)));
      written.open += 1;
      return (answers) => {
        const came = arrived(person, from);
        for (const text of came) {
          told.add(text);
          written.pins.push(...pinIn(text));
        }
        written.open -= 1;
        written.lastAnswered = now();
        const lines = [
          ...pause,
          line,
          ...answers.flatMap(answerInWords),
          ...came.map((text) => `_${textInWords(text)}_`),
        ];
        written.turns.push({ place, lines });
      };
    },
    sceneOf: (person, title) => {
      const turns = writtenOf(person).turns.toSorted((a, b) => a.place - b.place);
      return [`## ${title}`, ...turns.flatMap(({ lines }) => lines)].join('\n\n').concat('\n');
    },
  };
}

function answerInWords({ notification, onlyForYou }: Answer): readonly string[] {
  return notification
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `**Bot:** ${onlyForYou ? '(only for you) ' : ''}${anyTime(line)}`);
}

function pinIn(text: Text): readonly string[] {
  const typed = toTypeIn(text);
  return typed === undefined ? [] : [typed.text];
}

/** One-time PINs and the words for them: those of this conversation by their place in it, any other is a wrong one here. */
function knownTo(own: readonly string[], texts: readonly Text[], italic: (words: string) => string) {
  return texts.flatMap(pinIn).map((text) => {
    if (text === own.at(-1)) return { text, words: italic('the one-time PIN') };
    if (text === own[0]) return { text, words: italic('the first one-time PIN') };
    return { text, words: own.length > 0 ? italic('a wrong one-time PIN') : '000000' };
  });
}

/** What somebody does, as the tests play it. */
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
