import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import { attemptOf, noteRefusal, takeBack } from '../audit/attempt-of-reset.ts';
import type { Account, Directory, PasswordWrite, UnlockWrite } from '../directory/directory.ts';
import { namesOf } from '../log.ts';
import type { Deed } from './deed.ts';
import { insistently, orUndo } from './or-undo.ts';
import { begunSince, endOf } from './other-delivery.ts';
import { nothingDone, type ResetOutcome } from './outcomes.ts';
import { type RandomInt, setPassword } from './password.ts';
import { type PinRefused, type Preparing, prepare, type Ready } from './prepare-reset.ts';
import { deedOf, type ResetRequest } from './request.ts';
import { type Telling, tellOf, tellOfUnlock } from './tell-of-reset.ts';

/** What a reset or an unlock needs of the outside. */
export type Resetting = Preparing &
  Telling & {
    readonly randomInt: RandomInt;
    /** A signal that aborts when a reset has taken too long to be begun. */
    readonly deadline: () => AbortSignal;
  };

/** How carrying out a request ended, and what the log says of it. */
type Ended = {
  readonly state: Exclude<ResetOutcome, 'choice lapsed'>;
  readonly reason?: string;
  readonly history?: 'enforced' | 'not enforced';
};

/**
 * Resets a password, or unlocks an account, in steps that each leave a state to go on from: possession, claim, answers and
 * limits, one write, text message. Whatever is thrown is thrown before the write, so after a fault nothing was done; nor is it after what
 * has taken too long before the write.
 */
export function createReset(world: Resetting) {
  return async (request: ResetRequest): Promise<ResetOutcome> => {
    const deadline = world.deadline();
    try {
      const prepared = await inTime(prepare(world, request, deadline), deadline);
      if (prepared === 'choice lapsed') return prepared;
      if ('pin' in prepared) return await notProved(world, request, prepared);
      if ('earlier' in prepared) return await endOf(world, request, prepared.earlier);
      const ended = 'state' in prepared ? prepared : await write(world, request, prepared);
      note(world, request, ended);
      if ('state' in prepared) await noteRefusal(world, request, prepared);
      return ended.state;
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      await world.attempts.note(attemptOf(request), 'failed');
      return nothingDone[deedOf(request)];
    }
  };
}

/** A one-time PIN that is spent may be that of another delivery, and then ends as that does. */
async function notProved(
  world: Resetting,
  request: ResetRequest,
  { pin, after }: PinRefused,
): Promise<ResetOutcome> {
  const begun = pin === 'spent' ? await begunSince(world, request, after) : undefined;
  if (begun !== undefined) return endOf(world, request, begun);
  note(world, request, { state: 'pin refused' });
  await world.attempts.note(attemptOf(request), 'pin refused');
  return 'pin refused';
}

function note(
  { log, rules }: Resetting,
  { conversation, ...request }: ResetRequest,
  { state: outcome, ...why }: Ended,
): void {
  const { possession, callerNumber } = rules;
  const event = deedOf(request) === 'unlock' ? 'unlock' : 'reset';
  log({ event, conversation: digest(conversation), outcome, possession, callerNumber, ...why });
}

/** The write, and telling of it: from here on nothing is given up for taking long. */
async function write(world: Resetting, request: ResetRequest, ready: Ready): Promise<Ended> {
  const { directory, account } = ready;
  const undo = () => takeBack(world, request, ready);
  try {
    const { write, password } = await orUndo(() => writeOf(world, deedOf(request), directory, account), undo);
    switch (write.outcome) {
      case 'unlocked':
        return {
          state: await tellOfUnlock(world, request, {
            ...ready,
            state: account.passwordExpired ? 'unlocked, expired' : 'unlocked',
          }),
        };
      case 'reset':
        return { state: await tellOf(world, request, ready, password), history: write.history };
      case 'unknown':
        return {
          state:
            deedOf(request) === 'unlock'
              ? await tellOfUnlock(world, request, { ...ready, state: 'unlock unknown' })
              : await tellOf(world, request, ready, undefined),
        };
      default:
        await insistently(undo);
        return { state: nothingDone[deedOf(request)], reason: write.outcome };
    }
  } finally {
    await directory.close();
  }
}

/** The one write to the directory, and the password that was tried last, if any. */
async function writeOf(
  { randomInt }: Resetting,
  deed: Deed,
  directory: Directory,
  account: Account,
): Promise<{ readonly write: PasswordWrite | UnlockWrite; readonly password: string | undefined }> {
  return deed === 'unlock'
    ? { write: await directory.unlock(account), password: undefined }
    : setPassword(directory, account, randomInt);
}
