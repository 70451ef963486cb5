import type { CallerPort, Prompt, Utterance } from '../caller/caller.ts';
import { keysIn } from '../caller/keypad.ts';
import type { Contact } from '../contact.ts';
import { createJournal, type Journal } from './journal.ts';

/** What was heard since the caller last answered, and what the line waits for now. */
type Heard = {
  readonly prompts: readonly Prompt[];
  readonly waitsFor: 'keys' | 'words' | 'nothing';
};

/** A call that is driven from outside: by a person at a terminal, or by a written conversation. */
export type PlacedCall = {
  /** Resolves when the line waits for the caller, or when the call is over. */
  readonly listen: () => Promise<Heard>;
  /**
   * Answers what the line waits for: keys (`4071#`) or words. An empty text is silence.
   * @throws Error when the line waits for nothing, or for keys and the text holds something else
   */
  readonly answer: (text: string) => void;
  readonly hangUp: () => void;
  /** The call, once it is over. */
  readonly contact: Promise<Contact>;
};

/** A call that can be gone back to. */
export type ReturnableCall = PlacedCall & {
  /**
   * The call anew, where its caller had answered so often: it waits for another answer. Nobody but the caller is asked once
   * more; `listen` gives the prompts of what it waits for alone.
   */
  readonly backTo: (answers: number) => ReturnableCall;
};

type Waiting = { readonly for: 'keys' | 'words'; readonly resolve: (answer: Utterance) => void };

/**
 * Puts a caller on a line.
 *
 * @param place begins the call with the port of this caller; its promise is the call
 */
export function placeCall(place: (port: CallerPort) => Promise<Contact>): PlacedCall {
  let prompts: readonly Prompt[] = [];
  let waiting: Waiting | undefined;
  let over = false;
  let gone = false;
  let changed = Promise.withResolvers<void>();

  const wake = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const hear = (heard: readonly Prompt[]): void => {
    prompts = [...prompts, ...heard];
  };
  const ask = (kind: Waiting['for']): Promise<Utterance> =>
    new Promise((resolve) => {
      waiting = { for: kind, resolve };
      wake();
    });
  const give = (answer: Utterance): void => {
    const { resolve } = waiting ?? {};
    if (resolve === undefined) throw new Error('the line waits for nothing');
    waiting = undefined;
    resolve(answer);
  };

  const contact = place({
    hear: async (prompt) => {
      hear([prompt]);
      return [];
    },
    keypad: async ({ prompt }) => {
      if (prompt !== undefined) hear([prompt]);
      const answer = await ask('keys');
      if (answer === 'hang up') return answer;
      return typeof answer === 'object' && 'keys' in answer ? answer.keys : [];
    },
    speak: async ({ prompts: asked }) => {
      hear(asked);
      return ask('words');
    },
    gone: () => gone,
  }).finally(() => {
    over = true;
    wake();
  });
  // Whoever listens learns of a failure through `contact`; nobody has to.
  contact.catch(() => undefined);

  return {
    contact,
    listen: async () => {
      while (waiting === undefined && !over) await changed.promise;
      const heard = prompts;
      prompts = [];
      return { prompts: heard, waitsFor: waiting?.for ?? 'nothing' };
    },
    answer: (text) => give(text === '' ? 'silence' : utteranceOf(text, waiting?.for)),
    hangUp: () => {
      gone = true;
      if (waiting !== undefined) give('hang up');
    },
  };
}

/**
 * Puts a caller on a line, with a journal by which the call can be gone back to.
 *
 * @param place as for `placeCall`; it is called for each time that the call is played
 */
export function placeReturnableCall(
  place: (port: CallerPort, journal: Journal) => Promise<Contact>,
  journal = createJournal(),
): ReturnableCall {
  return {
    ...placeCall((port) => place(port, journal)),
    backTo: (answers) => placeReturnableCall(place, journal.after(answers)),
  };
}

function utteranceOf(text: string, wanted: Waiting['for'] | undefined): Utterance {
  const keys = keysIn(text);
  if (keys !== undefined) return { keys };
  if (wanted === 'keys') throw new Error('the line waits for keys: digits, * and #');
  return { words: text };
}
