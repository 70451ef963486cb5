import { folded } from '@opsline/lex-kit';
import { isLatest } from './phrases.ts';

/** What can be asked about patching, and from which item of the answer's lists on. */
export type PatchQuestion =
  | { readonly ask: 'latest' | 'failures' | 'groups'; readonly from?: number }
  /** A target group or a patch window, in the person's words, or the one that was told last. */
  | { readonly ask: 'named'; readonly said: string }
  | { readonly ask: 'no more' };

/** What the last answer was about, as session attributes keep it: where it goes on, and which names it told. */
export type LastTold = { readonly more: string | undefined; readonly told: string | undefined };

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Words that say nothing of what is asked for: around any of these questions. */
const around = wordsOf(`
  a about again all also and any anything are at be been can could did do does ever everything find for from give go
  going gone had has have he hear how i if in is it just know last let like list look me my name named need night nights no not
  now of off ok on one ones or other others our out overnight over please read say see she show so some something still tell
  than that the their them then there these they thing things this those to today tonight too us up want was we went were
  what whats when where which who with would yes yesterday yet you your
  evening far hours job jobs machine machines morning patch patched patches patching ran run runs server servers target
  update updates updating week weekend window
`);

/** Whether text is made of these words, one of which is a key. */
function isMadeOf(keys: string, also = ''): (text: string) => boolean {
  const key = new Set(wordsOf(keys));
  const known = new Set([...around, ...key, ...wordsOf(also)]);
  return (text) => {
    const words = folded(text).split(' ');
    return words.some((word) => key.has(word)) && words.every((word) => known.has(word));
  };
}

/** Asks what is behind "2 failed". */
const isFailures = isMadeOf(
  'bad broke broken crashed detail details error errors fail failed failing fails failure failures issue issues problem problems reason reasons trouble unsuccessful why wrong',
  'as come did didn group groups happen happened happening more work worked',
);

/** Asks what is going on. */
const isRunning = isMadeOf('busy ongoing pending progress running unfinished underway', 'group groups under');

/** Asks which target groups there are. */
const isGroupList = isMadeOf('groups names', 'available but exist group neither none');

/** Asks on about what was told last. */
const isAboutIt = isMadeOf(
  'begin detail details done end ended fail failed finish finished happen happened reason start started status stop stopped why wrong',
  'as but come long more take took',
);

/** Asks for all jobs, in more words than those that mean nothing else. */
const isOfAll = isMadeOf(
  'everything latest newest overnight patching recent',
  'checked evening good most once',
);

/** Asks for the rest of an answer. */
const isMore = isMadeOf('continue else more next remaining rest', 'few keep');

/** Where an answer goes on, as it is kept for the next turn: "failures 3". */
export function kept(ask: 'latest' | 'failures' | 'groups', from: number): string {
  return `${ask} ${from}`;
}

/**
 * What is asked for. Words that ask for one of the answers about all jobs are closed lists: whatever else is said may be
 * a name.
 *
 * @param said the job that was asked for, in the person's words
 */
export function patchQuestionIn(said: string, { more, told }: LastTold): PatchQuestion {
  if (isLatest(said) || isRunning(said)) return { ask: 'latest' };
  if (
    told !== undefined &&
    isAboutIt(said) &&
    !/\b(?:what|which|who|jobs|others?) failed\b/.test(folded(said))
  ) {
    return { ask: 'named', said: told };
  }
  if (isFailures(said)) return { ask: 'failures' };
  if (isGroupList(said)) return { ask: 'groups' };
  if (isMore(said)) return goingOn(more);
  return isOfAll(said) ? { ask: 'latest' } : { ask: 'named', said };
}

/**
 * The words that ask one of the questions about patching that name nothing: all that was said, or a part of it that stands
 * alone ("sorry, I was away. Which one failed?").
 */
export function wordsOfPatching(text: string): string | undefined {
  const parts = text.split(/[,.;:!?]+/).map((part) => part.trim());
  return [text, ...parts].find((part) => part !== '' && asksWithoutName(part));
}

function asksWithoutName(text: string): boolean {
  return patchQuestionIn(text, { more: undefined, told: undefined }).ask !== 'named';
}

function goingOn(more: string | undefined): PatchQuestion {
  const [, ask, from] = /^(latest|failures|groups) ([0-9]{1,4})$/.exec(more ?? '') ?? [];
  const isKept = ask === 'latest' || ask === 'failures' || ask === 'groups';
  return isKept ? { ask, from: Number(from) } : { ask: 'no more' };
}
