import { answersMatch, type DateOrder } from './answers.ts';
import type { Account, Directory } from './directory.ts';
import { type Eligibility, eligibility, type Rules } from './eligible.ts';
import { orUndo } from './or-undo.ts';
import type { Request, ResetRecords, Target } from './reset-records.ts';
import type { RequestState } from './reset-row.ts';

/** What preparing a reset needs of the outside. */
export type Preparing = {
  readonly records: ResetRecords;
  /** Opens the directory for this one reset. */
  readonly openDirectory: () => Promise<Directory>;
  /** Whether a one-time PIN is the one that was texted; it is used up by that. */
  readonly verifyPin: (attempt: { userId: string; conversation: string; guess: string }) => Promise<boolean>;
  readonly rules: Rules & { readonly possession: 'on' | 'off'; readonly dateOrder: DateOrder };
  /** Epoch ms. */
  readonly now: () => number;
};

/** A reset that may be written: allowed, counted, and the directory open. */
export type Ready = {
  readonly directory: Directory;
  readonly account: Account;
  readonly target: Target;
  readonly at: number;
};

/** The request was denied, and so it is written down. */
export type Denied = { readonly state: 'denied'; readonly reason: string };

/** Ready, or why nothing is written: denied, how far an earlier delivery came, or no proof of possession. */
export type Prepared = Ready | Denied | { readonly earlier: RequestState } | 'pin refused';

/**
 * All that comes before the write: possession, claim, answers and limits.
 *
 * @param deadline once it aborts nothing is ready any more: whoever waited has been told that nothing was changed
 * @throws when anything outside is down; what was counted is taken back then
 */
export async function prepare(
  world: Preparing,
  request: Request,
  guess: string | undefined,
  deadline: AbortSignal,
): Promise<Prepared> {
  const earlier = await world.records.stateOf(request);
  if (earlier !== undefined) return { earlier };
  if (!(await provesPossession(world, request, guess))) return 'pin refused';
  const at = world.now();
  const begun = await world.records.begin(request, at);
  if (begun === 'too many wrong answers') return denied(begun);
  return begun === 'begun' ? allow(world, request, at, deadline) : { earlier: begun };
}

async function provesPossession(
  { rules, verifyPin }: Preparing,
  { details: { userId }, conversation }: Request,
  guess: string | undefined,
): Promise<boolean> {
  if (rules.possession === 'off') return true;
  return guess !== undefined && verifyPin({ userId, conversation, guess });
}

async function allow(
  world: Preparing,
  request: Request,
  at: number,
  deadline: AbortSignal,
): Promise<Ready | Denied> {
  const { records } = world;
  const abandon = () => records.abandon(request, at);
  const directory = await orUndo(world.openDirectory, abandon);
  const closing = <T>(fault: T): Promise<T> => directory.close().then(() => fault);
  try {
    const judged = await orUndo(() => judge(world, directory, request), abandon);
    if ('denial' in judged) {
      await orUndo(() => records.deny(request, at, 'counts'), abandon);
      return closing(denied(judged.denial));
    }
    const { account, phone } = judged;
    const target = { userId: account.userId, phone };
    const allowed = await orUndo(
      async () => {
        const fits = await records.allow(request, target, at);
        deadline.throwIfAborted();
        return fits;
      },
      () => records.takeBack(request, target, at),
    );
    return allowed ? { directory, account, target, at } : closing(denied('too many resets'));
  } catch (fault) {
    throw await closing(fault);
  }
}

type Judged = { readonly account: Account; readonly phone: string } | { readonly denial: string };

/** Whether what was said is right of an account that may be reset; both are looked at, whatever the other says. */
async function judge({ rules }: Preparing, directory: Directory, request: Request): Promise<Judged> {
  const judged = eligibility(await directory.find(request.details.userId), request.caller, rules);
  const right = answersMatch(request.details, recordOf(judged), rules.dateOrder);
  if (!judged.eligible) return { denial: judged.denial };
  return right ? judged : { denial: 'wrong answers' };
}

const denied = (reason: string): Denied => ({ state: 'denied', reason });

/** An account that is not eligible has nothing on record: no answer equals that (D4), and the work is the same. */
const recordOf = (judged: Eligibility) =>
  judged.eligible ? judged.account : { birthDate: undefined, monthStarted: undefined };
