import type { CallerPort } from '../caller/caller.ts';
import type { Instance, LexPort } from '../instance.ts';
import { createOrder, createTape, type Kept, type Tape } from './tape.ts';

/**
 * What a call was given from outside: the answers of its caller, its functions and its bots, the moments, the IDs, and when
 * time was over. Played with it anew, a call is where it was, and nobody is asked again; from there on it is asked who is
 * there now.
 */
export type Journal = {
  /** The instance and the caller of a call, which is played with this journal once. */
  readonly over: (
    instance: Instance,
    caller: CallerPort,
  ) => { readonly instance: Instance; readonly caller: CallerPort };
  /** The journal up to where its caller had answered so often; all of it, if they never answered once more. */
  readonly after: (answers: number) => Journal;
};

/** By what it is, what a call was given. */
type Given = {
  readonly now: Kept<number>;
  readonly newId: Kept<string>;
  readonly fails: Kept<string | undefined>;
  readonly invokeLambda: Kept<unknown>;
  readonly recognizeText: Kept<unknown>;
  readonly sleep: Kept<void>;
  readonly timer: Kept<void>;
  readonly hear: Kept<Awaited<ReturnType<CallerPort['hear']>>>;
  readonly keypad: Kept<Awaited<ReturnType<CallerPort['keypad']>>>;
  readonly speak: Kept<Awaited<ReturnType<CallerPort['speak']>>>;
};

const none = { asked: [], came: new Map<number, never>() };

/** What a call was given that has not begun. */
const nothing: Given = {
  ...{ now: none, newId: none, fails: none, invokeLambda: none, recognizeText: none },
  ...{ sleep: none, timer: none, hear: none, keypad: none, speak: none },
};

/** The journal of a call; of one that has not begun, unless it is told what that was given before. */
export function createJournal(given = nothing): Journal {
  const { now, newId, fails, ...waitedFor } = given;
  const waited = Object.values(waitedFor).flatMap((kept) => placesOf(kept.came));
  const places = Object.values(given).flatMap(({ asked, came }) => [...asked, ...placesOf(came)]);
  const order = createOrder(waited, Math.max(0, ...places));
  const tapes = {
    now: createTape(now, order, 'never'),
    newId: createTape(newId, order, 'never'),
    fails: createTape(fails, order, 'never'),
    invokeLambda: createTape(given.invokeLambda, order, 'never'),
    recognizeText: createTape(given.recognizeText, order, 'never'),
    sleep: createTape(given.sleep, order, 'never'),
    timer: createTape(given.timer, order, 'never'),
    hear: createTape(given.hear, order, 'again'),
    keypad: createTape(given.keypad, order, 'again'),
    speak: createTape(given.speak, order, 'again'),
  };
  const before = (place: number): Given => ({
    now: tapes.now.before(place),
    newId: tapes.newId.before(place),
    fails: tapes.fails.before(place),
    invokeLambda: tapes.invokeLambda.before(place),
    recognizeText: tapes.recognizeText.before(place),
    sleep: tapes.sleep.before(place),
    timer: tapes.timer.before(place),
    hear: tapes.hear.before(place),
    keypad: tapes.keypad.before(place),
    speak: tapes.speak.before(place),
  });
  return {
    over: (instance, caller) => ({
      instance: {
        ...instance,
        newId: () => tapes.newId.say(instance.newId),
        fails: (flow, block) => tapes.fails.say(() => instance.fails(flow, block)),
        invokeLambda: (...asked) => tapes.invokeLambda.ask(() => instance.invokeLambda(...asked)),
        ...(instance.lex && { lex: journalledLex(instance.lex, tapes.recognizeText) }),
        clock: journalledClock(instance.clock, tapes),
      },
      caller: {
        ...caller,
        hear: (prompt) => tapes.hear.ask(() => caller.hear(prompt)),
        keypad: (request) => tapes.keypad.ask(() => caller.keypad(request)),
        speak: (request) => tapes.speak.ask(() => caller.speak(request)),
      },
    }),
    after: (answers) => {
      const { keypad, speak } = before(Number.POSITIVE_INFINITY);
      const answered = [...placesOf(keypad.came), ...placesOf(speak.came)].toSorted((a, b) => a - b);
      return createJournal(before(answered[answers] ?? Number.POSITIVE_INFINITY));
    },
  };
}

function placesOf(came: Kept<unknown>['came']): readonly number[] {
  return [...came.values()].map(({ at }) => at);
}

function journalledLex(lex: LexPort, tape: Tape<unknown>): LexPort {
  return { recognizeText: (...asked) => tape.ask(() => lex.recognizeText(...asked)) };
}

/** No time passes of what is kept. */
function journalledClock(
  clock: Instance['clock'],
  tapes: { readonly now: Tape<number>; readonly sleep: Tape<void>; readonly timer: Tape<void> },
): Instance['clock'] {
  return {
    now: () => tapes.now.say(clock.now),
    sleep: (...asked) => tapes.sleep.ask(() => clock.sleep(...asked)),
    timer: (ms, fire) => {
      let cancelled = false;
      let cancel = (): void => {};
      const passed = tapes.timer.ask(
        () =>
          new Promise((resolve) => {
            cancel = clock.timer(ms, resolve);
          }),
      );
      void passed.then(() => {
        if (!cancelled) fire();
      });
      return () => {
        cancelled = true;
        cancel();
      };
    },
  };
}
