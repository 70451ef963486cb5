import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import type { ResetOutcome } from '../dialog/step.ts';
import { type Log, namesOf } from '../log.ts';
import { insistently, orUndo } from './or-undo.ts';
import type { RandomInt } from './password.ts';
import { type Preparing, prepare, type Ready } from './prepare-reset.ts';
import type { Request } from './records.ts';
import type { RequestState } from './row.ts';
import { setPassword } from './set-password.ts';
import { type Telling, tellOf } from './tell-of-reset.ts';

/** What a reset needs of the outside. */
export type Resetting = Preparing &
  Telling & {
    readonly records: Preparing['records'];
    readonly randomInt: RandomInt;
    /** A signal that aborts when a reset has taken too long to be begun. */
    readonly deadline: () => AbortSignal;
    readonly log: Log;
  };

/** How carrying out a request ended; `nothing done` leaves no trace of it, so that it may begin again. */
type Ended = {
  readonly state: Exclude<RequestState, 'claimed' | 'written'> | 'nothing done';
  readonly reason?: string;
  readonly history?: 'enforced' | 'not enforced';
};

/** What is said of a request that has come so far, and so to an event that is delivered again. */
const outcomes: Readonly<Record<RequestState | 'nothing done', ResetOutcome>> = {
  claimed: 'unknown',
  written: 'not delivered',
  told: 'reset',
  'not delivered': 'not delivered',
  unknown: 'unknown',
  denied: 'denied',
  'nothing done': 'unavailable',
};

/**
 * Resets a password in steps that each leave a state to go on from (D13): possession, claim, answers and limits, one
 * write, text message. Whatever is thrown is thrown before the write, so a fault is `unavailable`, nothing changed; and
 * so is what has taken too long before the write.
 */
export const createReset =
  (world: Resetting) =>
  async (request: Request, guess: string | undefined): Promise<ResetOutcome> => {
    const deadline = world.deadline();
    try {
      const prepared = await inTime(prepare(world, request, guess, deadline), deadline);
      if (prepared === 'pin refused') return prepared;
      if ('earlier' in prepared) return outcomes[prepared.earlier];
      const ended = 'state' in prepared ? prepared : await write(world, request, prepared);
      note(world, request, ended);
      return outcomes[ended.state];
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      return 'unavailable';
    }
  };

function note({ log, rules }: Resetting, { conversation }: Request, { state: outcome, ...why }: Ended): void {
  const { possession, callerNumber } = rules;
  log({ event: 'reset', conversation: digest(conversation), outcome, possession, callerNumber, ...why });
}

/** The write, and telling of it: from here on nothing is given up for taking long. */
async function write(
  world: Resetting,
  request: Request,
  { directory, account, target, at }: Ready,
): Promise<Ended> {
  const takeBack = () => world.records.takeBack(request, target, at);
  try {
    const set = await orUndo(() => setPassword(directory, account, world.randomInt), takeBack);
    if (set.outcome === 'refused') {
      await insistently(takeBack);
      return { state: 'nothing done', reason: set.reason };
    }
    const told = await tellOf(world, request, target, set);
    return set.outcome === 'set' ? { state: told, history: set.history } : { state: told };
  } finally {
    await directory.close();
  }
}
