import { type Left, type ResetOutcome, resetStates } from '../reset/outcomes.ts';
import type { ResetRecords } from '../reset/records.ts';
import { deedOf, type ResetRequest, type Target } from '../reset/request.ts';
import type { Attempt, Attempts } from './attempts.ts';
import type { Proof, StepName } from './steps.ts';

/** What a deployment asks for before an account is written. */
type Rules = { readonly possession: 'on' | 'off'; readonly callerNumber: 'on' | 'off' };

/** Where it is written down what becomes of a reset or an unlock. */
type Recording = { readonly records: ResetRecords; readonly attempts: Attempts; readonly rules: Rules };

/** Whom it has to be told to; the owner of an unlocked account knows by the one-time PIN, which said what it is for. */
const owed = {
  'new password': { event: resetStates.unknown.helpdesk, owes: ['owner', 'helpdesk'] },
  unlock: { event: resetStates['unlock unknown'].helpdesk, owes: ['helpdesk'] },
} as const;

/** What is about to be done is written down, with whom it has to be told to. */
export function beginAttempt(
  { attempts, rules }: Recording,
  request: ResetRequest,
  phone: string,
): Promise<Attempt> {
  const told = owed[deedOf(request)];
  return attempts.begin(attemptOf(request), { phone, ...told, proofs: proofsOf(rules, 'all') });
}

/** Nothing was written: nothing counts, and there is nothing to tell. */
export async function takeBack(
  { records, attempts }: Recording,
  request: ResetRequest,
  { target, at, attempt }: { readonly target: Target; readonly at: number; readonly attempt: Attempt },
): Promise<void> {
  await records.takeBack(request, target, at);
  await attempts.undo(attempt);
}

/** The attempt that a request is part of. */
export function attemptOf(request: ResetRequest): Attempt {
  const { conversation, caller, details } = request;
  return { conversation, caller, userId: details.userId, action: deedOf(request) };
}

/** The step of the record that an end is: the action tells a new password from an unlock. */
export function stepOf(state: Exclude<ResetOutcome, 'choice lapsed'>): StepName {
  switch (state) {
    case 'unlocked':
    case 'unlocked, expired':
      return 'told';
    case 'unlock unknown':
      return 'unknown';
    case 'unlocked too often':
      return 'too often';
    case 'not locked, expired':
      return 'not locked';
    case 'not unlocked':
      return 'nothing done';
    default:
      return state;
  }
}

/** The steps which come before the answers were found right. */
const beforeAnswers: readonly StepName[] = ['denied', 'too many answers'];

/** Nothing is written, by a rule, or because there is nothing to be written. */
export function noteRefusal(
  { attempts, rules }: Pick<Recording, 'attempts' | 'rules'>,
  request: ResetRequest,
  { state, reason }: Left,
): Promise<void> {
  const step = stepOf(state);
  const proofs = proofsOf(rules, beforeAnswers.includes(step) ? 'far' : 'all');
  return attempts.note(attemptOf(request), step, { proofs, ...(reason !== undefined && { reason }) });
}

/** What was proved: once the one-time PIN was right, or once all of it was. */
function proofsOf({ possession, callerNumber }: Rules, so: 'far' | 'all'): readonly Proof[] {
  const proofs: readonly (Proof | false)[] = [
    so === 'all' && callerNumber === 'on' && 'calling number',
    possession === 'on' && 'one-time PIN',
    so === 'all' && 'answers',
  ];
  return proofs.filter((proof) => proof !== false);
}
