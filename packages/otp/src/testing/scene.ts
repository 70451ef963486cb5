import type { IssueOutcome, IssueRequest } from '../issue.ts';
import { createOneTimePins, type OneTimePins } from '../one-time-pins.ts';
import type { Store } from '../row.ts';
import type { RandomInt } from '../rules/pin.ts';
import type { Verdict } from '../rules/verdict.ts';

/** A pepper for tests, and for nothing else. */
export const testPepper = new Uint8Array(32).fill(7);

const start = 1_760_000_000_000;

const ada: IssueRequest = {
  holder: '101',
  phone: '+15550100101',
  conversation: 'T1/C1/U1',
  person: 'T1/U1',
};

/** One-time PINs with a clock that stands still until `pass`, and a phone whose text messages can be read. */
export type Scene = {
  readonly pins: OneTimePins;
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  /** The one-time PINs texted so far. */
  readonly texts: readonly string[];
  /** How often owners were told that somebody tries. */
  readonly warnings: () => number;
  /** Asks for a one-time PIN for holder 101, or as told. */
  readonly issue: (request?: Partial<IssueRequest>) => Promise<IssueOutcome>;
  /** Types a guess as holder 101 in the same conversation, or as told. */
  readonly type: (guess: string, as?: Partial<IssueRequest>) => Promise<Verdict>;
};

/** A scene over a store; `draws` are the one-time PINs to come, as numbers; the last repeats. Without, they are random. */
export function sceneOf(store: Store, draws: readonly number[] = []): Scene {
  let time = start;
  const now = (): number => time;
  const texts: string[] = [];
  let warnings = 0;
  const script = draws.values();
  const last = draws.at(-1) ?? 0;
  const drawn: { readonly randomInt?: RandomInt } =
    draws.length === 0 ? {} : { randomInt: () => script.next().value ?? last };
  const pins = createOneTimePins({ store, pepper: async () => testPepper, now, ...drawn });
  return {
    pins,
    now,
    texts,
    pass: (ms) => {
      time += ms;
    },
    warnings: () => warnings,
    issue: (request = {}) =>
      pins.issue(
        { ...ada, ...request },
        async (pin) => {
          texts.push(pin);
        },
        async () => {
          warnings += 1;
        },
      ),
    type: (guess, as = {}) => {
      const { holder, conversation } = { ...ada, ...as };
      return pins.verify({ holder, conversation, guess });
    },
  };
}
