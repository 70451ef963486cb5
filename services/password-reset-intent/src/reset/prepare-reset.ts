import { isNeeded, isProved, type Proof, type ProofRules } from '@opsline/otp/proof';
import { attemptOf, beginAttempt, takeBack } from '../audit/attempt-of-reset.ts';
import type { Attempt, Attempts } from '../audit/attempts.ts';
import type { Account, Directory } from '../directory/directory.ts';
import { detailsMatch } from '../record/on-record.ts';
import { aboutRecord, type Eligibility, eligibility, type Rules } from './eligible.ts';
import { orUndo } from './or-undo.ts';
import { earlierOf, type Looking } from './other-delivery.ts';
import type { Left, RequestState } from './outcomes.ts';
import { leftAs, provedBy } from './proving.ts';
import type { ResetRecords } from './records.ts';
import { deedOf, type ResetRequest, type Target } from './request.ts';
import { mayBegin } from './rules.ts';
import type { Noticed } from './tell-of-record.ts';

/** What preparing a reset needs of the outside. */
export type Preparing = Looking & {
  readonly records: ResetRecords;
  readonly attempts: Attempts;
  /** Opens the directory for this one reset. */
  readonly openDirectory: () => Promise<Directory>;
  /** Whether a one-time PIN is the one that was texted for this request; it is used up by that, and spent from then on. */
  readonly verifyPin: (
    request: ResetRequest & { readonly guess: string },
  ) => Promise<'accepted' | 'spent' | 'refused'>;
  /** Tells the helpdesk why an account is not reset by phone; never throws. */
  readonly tellOfRecord: (noticed: Noticed) => Promise<void>;
  readonly rules: Rules & ProofRules;
};

/** A write that may be done: allowed, counted, and the directory open. */
export type Ready = {
  readonly directory: Directory;
  readonly account: Account;
  readonly target: Target;
  readonly at: number;
  readonly attempt: Attempt;
};

/** No proof of possession, and how far the request had come before it was looked at. */
export type PinRefused = { readonly pin: 'spent' | 'refused'; readonly after: RequestState | undefined };

/** Ready, or why nothing is written: left so, how far an earlier delivery came, or no proof of possession. */
type Prepared = Ready | Left | { readonly earlier: RequestState } | PinRefused | 'choice lapsed';

/**
 * All that comes before the write: possession, claim, answers and limits.
 *
 * @param deadline once it aborts nothing is ready any more: whoever waited has been told that nothing was changed
 * @throws when anything outside is down; what was counted is taken back then
 */
export async function prepare(
  world: Preparing,
  request: ResetRequest,
  deadline: AbortSignal,
): Promise<Prepared> {
  const earlier = await earlierOf(world, request);
  if (!mayBegin(earlier, request)) return earlier === undefined ? 'choice lapsed' : { earlier };
  const possession = await possessionIn(world, request);
  if (typeof possession === 'string') return { pin: possession, after: earlier };
  const at = world.now();
  const begun = await world.records.begin(request, at);
  if (typeof begun === 'object') return { state: begun.limited, reason: 'too many wrong answers' };
  if (begun === 'lapsed') return 'choice lapsed';
  return begun === 'begun' ? allow(world, request, possession, at, deadline) : { earlier: begun };
}

/** The proof of possession; a choice was offered to whoever had proved it, and is made in the same request. */
async function possessionIn(
  { rules, verifyPin }: Preparing,
  request: ResetRequest,
): Promise<readonly Proof[] | PinRefused['pin']> {
  const { guess, chosen, action } = request;
  if (chosen !== undefined) return ['one-time PIN'];
  if (!isNeeded('one-time PIN', action, rules)) return [];
  const verdict = guess === undefined ? 'refused' : await verifyPin({ ...request, guess });
  return verdict === 'accepted' ? ['one-time PIN'] : verdict;
}

async function allow(
  world: Preparing,
  request: ResetRequest,
  possession: readonly Proof[],
  at: number,
  deadline: AbortSignal,
): Promise<Ready | Left> {
  const { records, rules } = world;
  const abandon = () => records.abandon(request, at);
  const directory = await orUndo(world.openDirectory, abandon);
  const closing = <T>(fault: T): Promise<T> => directory.close().then(() => fault);
  try {
    const { judged, right } = await orUndo(() => judge(world, directory, request, at), abandon);
    const proved = [...possession, ...provedBy(judged, right, request)];
    if (!judged.eligible || !isProved(deedOf(request), proved, rules)) {
      return closing(await orUndo(() => deny(world, request, at, judged), abandon));
    }
    const { account, phone } = judged;
    const state = leftAs(account, request, rules);
    if (state !== undefined) {
      await orUndo(() => records.leave(request, state, at), abandon);
      return closing({ state });
    }
    const target = { userId: account.userId, phone };
    // What was begun before in this conversation may still have to be told.
    let attempt: Attempt | undefined;
    const allowed = await orUndo(
      async () => {
        const verdict = await records.allow(request, target, at);
        if (verdict === 'allowed') attempt = attemptOf(request);
        const begun = verdict === 'allowed' ? await beginAttempt(world, request, phone) : { state: verdict };
        if (!('state' in begun)) attempt = begun;
        deadline.throwIfAborted();
        return begun;
      },
      () =>
        attempt === undefined
          ? records.takeBack(request, target, at)
          : takeBack(world, request, { target, at, attempt }),
    );
    if (!('state' in allowed)) return { directory, account, target, at, attempt: allowed };
    const reason = deedOf(request) === 'unlock' ? 'too many unlocks' : 'too many resets';
    return closing({ ...allowed, reason });
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
async function deny(world: Preparing, request: ResetRequest, at: number, judged: Eligibility): Promise<Left> {
  const { conversation, details } = request;
  // No answer is wrong that could not have been right.
  const event = aboutRecord(judged);
  await world.records.deny(request, at, event === undefined ? 'counts' : 'does not count');
  // Whoever comes so far has the phone, or calls from its number: a stranger must not be told, by the time it takes.
  if (event !== undefined && !judged.eligible && judged.denial !== 'unreadable') {
    await world.tellOfRecord({ event, userId: details.userId, conversation });
  }
  return denied(judged.eligible ? 'wrong answers' : judged.denial);
}

function denied(reason: string): Left {
  return { state: 'denied', reason };
}
