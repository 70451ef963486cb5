import { beginAttempt, takeBack } from '../audit/attempt-of-reset.ts';
import type { Attempts } from '../audit/attempts.ts';
import type { Account, Directory } from '../directory/directory.ts';
import { type Log, namesOf } from '../log.ts';
import { detailsMatch } from '../record/on-record.ts';
import { cannotBeRead, type Eligibility, eligibility, type Rules } from './eligible.ts';
import { orUndo } from './or-undo.ts';
import type { RequestState } from './outcomes.ts';
import type { ResetRecords, ResetRequest, Target } from './records.ts';
import type { Noticed } from './tell-of-record.ts';

/** What preparing a reset needs of the outside. */
export type Preparing = {
  readonly records: ResetRecords;
  readonly attempts: Attempts;
  /** Opens the directory for this one reset. */
  readonly openDirectory: () => Promise<Directory>;
  /** Whether a one-time PIN is the one that was texted; it is used up by that. */
  readonly verifyPin: (attempt: { userId: string; conversation: string; guess: string }) => Promise<boolean>;
  /** Tells the helpdesk of a record that cannot be read; never throws. */
  readonly tellOfRecord: (noticed: Noticed) => Promise<void>;
  readonly rules: Rules & { readonly possession: 'on' | 'off' };
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

/** A reset that may be written: allowed, counted, and the directory open. */
export type Ready = {
  readonly directory: Directory;
  readonly account: Account;
  readonly target: Target;
  readonly at: number;
};

/** The request was denied, or met a limit, and so it is written down. */
export type Denied = {
  readonly state: 'denied' | 'too soon' | 'too often' | 'too many answers';
  readonly reason: string;
};

/** Ready, or why nothing is written: denied, how far an earlier delivery came, or no proof of possession. */
type Prepared = Ready | Denied | { readonly earlier: RequestState } | 'pin refused';

/**
 * All that comes before the write: possession, claim, answers and limits.
 *
 * @param deadline once it aborts nothing is ready any more: whoever waited has been told that nothing was changed
 * @throws when anything outside is down; what was counted is taken back then
 */
export async function prepare(
  world: Preparing,
  request: ResetRequest,
  guess: string | undefined,
  deadline: AbortSignal,
): Promise<Prepared> {
  const earlier = await earlierOf(world, request);
  if (earlier !== undefined) return { earlier };
  if (!(await provesPossession(world, request, guess))) return 'pin refused';
  const at = world.now();
  const begun = await world.records.begin(request, at);
  if (typeof begun === 'object') return { state: begun.limited, reason: 'too many wrong answers' };
  return begun === 'begun' ? allow(world, request, at, deadline) : { earlier: begun };
}

/** How far an earlier delivery came. While that cannot be known, nobody can be told that nothing was changed. */
async function earlierOf(
  { records, log }: Preparing,
  request: ResetRequest,
): Promise<RequestState | undefined> {
  try {
    return await records.stateOf(request);
  } catch (fault) {
    log({ event: 'fault', error: namesOf(fault) });
    return 'claimed';
  }
}

async function provesPossession(
  { rules, verifyPin }: Preparing,
  { details: { userId }, conversation }: ResetRequest,
  guess: string | undefined,
): Promise<boolean> {
  if (rules.possession === 'off') return true;
  return guess !== undefined && verifyPin({ userId, conversation, guess });
}

async function allow(
  world: Preparing,
  request: ResetRequest,
  at: number,
  deadline: AbortSignal,
): Promise<Ready | Denied> {
  const { records } = world;
  const abandon = () => records.abandon(request, at);
  const directory = await orUndo(world.openDirectory, abandon);
  const closing = <T>(fault: T): Promise<T> => directory.close().then(() => fault);
  try {
    const { judged, right } = await orUndo(() => judge(world, directory, request, at), abandon);
    if (!judged.eligible || !right) {
      return closing(await orUndo(() => deny(world, request, at, judged), abandon));
    }
    const { account, phone } = judged;
    const target = { userId: account.userId, phone };
    const allowed = await orUndo(
      async () => {
        const verdict = await records.allow(request, target, at);
        if (verdict === 'allowed') await beginAttempt(world, request, phone);
        deadline.throwIfAborted();
        return verdict;
      },
      () => takeBack(world, request, target, at),
    );
    return allowed === 'allowed'
      ? { directory, account, target, at }
      : closing({ state: allowed, reason: 'too many resets' });
  } catch (fault) {
    throw await closing(fault);
  }
}

type Judged = { readonly judged: Eligibility; readonly right: boolean };

/**
 * Whether what was said is right of an account that may be reset; both are looked at, whatever the other says. An
 * account that is not eligible has nothing on record: no answer equals that, and the work is the same.
 */
async function judge(
  { rules }: Preparing,
  directory: Directory,
  { details, caller }: ResetRequest,
  at: number,
): Promise<Judged> {
  const judged = eligibility(await directory.find(details.userId), caller, rules, at);
  return { judged, right: detailsMatch(details, judged.eligible ? judged.record : undefined) };
}

/** The same work whoever was asked for, but for an owner's call. */
async function deny(
  world: Preparing,
  request: ResetRequest,
  at: number,
  judged: Eligibility,
): Promise<Denied> {
  const { conversation, details } = request;
  // No answer is wrong that could not have been right.
  await world.records.deny(request, at, cannotBeRead(judged) ? 'does not count' : 'counts');
  if (isOwnersRecord(judged, world.rules)) {
    await world.tellOfRecord({ userId: details.userId, conversation });
  }
  return denied(judged.eligible ? 'wrong answers' : judged.denial);
}

function denied(reason: string): Denied {
  return { state: 'denied', reason };
}

/**
 * Whether this is the owner's call, and what is on record cannot be read. Where the call may be a stranger's, it must not
 * take the time to tell, which would show that there is such an account.
 */
function isOwnersRecord(judged: Eligibility, { possession, callerNumber }: Preparing['rules']): boolean {
  return (
    !judged.eligible &&
    judged.denial === 'record unreadable' &&
    (possession === 'on' || callerNumber === 'on')
  );
}
