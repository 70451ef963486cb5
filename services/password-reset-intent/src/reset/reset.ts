import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import { attemptOf, proofsOf, takeBack } from '../audit/attempt-of-reset.ts';
import { type Log, namesOf } from '../log.ts';
import { insistently, orUndo } from './or-undo.ts';
import { type ResetOutcome, resetStates } from './outcomes.ts';
import { type RandomInt, setPassword } from './password.ts';
import { type Denied, type Preparing, prepare, type Ready } from './prepare-reset.ts';
import type { ResetRequest } from './records.ts';
import { type Telling, tellOf } from './tell-of-reset.ts';

/** What a reset needs of the outside. */
export type Resetting = Preparing &
  Telling & {
    readonly records: Preparing['records'];
    readonly attempts: Preparing['attempts'];
    readonly randomInt: RandomInt;
    /** A signal that aborts when a reset has taken too long to be begun. */
    readonly deadline: () => AbortSignal;
    readonly log: Log;
  };

/** How carrying out a request ended, and what the log says of it. */
type Ended = {
  readonly state: ResetOutcome;
  readonly reason?: string;
  readonly history?: 'enforced' | 'not enforced';
};

/**
 * Resets a password in steps that each leave a state to go on from: possession, claim, answers and limits, one write,
 * text message. Whatever is thrown is thrown before the write, so after a fault nothing was done; nor is it after what
 * has taken too long before the write.
 */
export function createReset(world: Resetting) {
  return async (request: ResetRequest, guess: string | undefined): Promise<ResetOutcome> => {
    const deadline = world.deadline();
    try {
      const prepared = await inTime(prepare(world, request, guess, deadline), deadline);
      if (prepared === 'pin refused') {
        note(world, request, { state: prepared });
        await world.attempts.note(attemptOf(request), prepared);
        return prepared;
      }
      if ('earlier' in prepared) return resetStates[prepared.earlier].again;
      const ended = 'state' in prepared ? prepared : await write(world, request, prepared);
      note(world, request, ended);
      if ('state' in prepared) await noteRefusal(world, request, prepared);
      return ended.state;
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      await world.attempts.note(attemptOf(request), 'nothing done');
      return 'nothing done';
    }
  };
}

/** The limits on resets come after right answers alone. */
function noteRefusal(
  { attempts, rules }: Resetting,
  request: ResetRequest,
  { state, reason }: Denied,
): Promise<void> {
  const so = state === 'too soon' || state === 'too often' ? 'all' : 'far';
  return attempts.note(attemptOf(request), state, { reason, proofs: proofsOf(rules, so) });
}

function note(
  { log, rules }: Resetting,
  { conversation }: ResetRequest,
  { state: outcome, ...why }: Ended,
): void {
  const { possession, callerNumber } = rules;
  log({ event: 'reset', conversation: digest(conversation), outcome, possession, callerNumber, ...why });
}

/** The write, and telling of it: from here on nothing is given up for taking long. */
async function write(
  world: Resetting,
  request: ResetRequest,
  { directory, account, target, at }: Ready,
): Promise<Ended> {
  const attempt = attemptOf(request);
  const undo = () => takeBack(world, request, target, at);
  try {
    const { write, password } = await orUndo(() => setPassword(directory, account, world.randomInt), undo);
    switch (write.outcome) {
      case 'reset':
        return { state: await tellOf(world, request, attempt, target, password), history: write.history };
      case 'unknown':
        return { state: await tellOf(world, request, attempt, target, undefined) };
      default:
        await insistently(undo);
        return { state: 'nothing done', reason: write.outcome };
    }
  } finally {
    await directory.close();
  }
}
