import { resetStates } from '../reset/outcomes.ts';
import type { ResetRecords, ResetRequest, Target } from '../reset/records.ts';
import type { Attempt, Attempts } from './attempts.ts';
import type { Proof } from './steps.ts';

/** What a deployment asks for before a password is written. */
type Rules = { readonly possession: 'on' | 'off'; readonly callerNumber: 'on' | 'off' };

/** Where it is written down what becomes of a reset. */
type Recording = { readonly records: ResetRecords; readonly attempts: Attempts; readonly rules: Rules };

/** What is about to be done is written down, with whom it has to be told to. */
export function beginAttempt(
  { attempts, rules }: Recording,
  request: ResetRequest,
  phone: string,
): Promise<void> {
  const event = resetStates.unknown.helpdesk;
  return attempts.begin(attemptOf(request), { phone, event, proofs: proofsOf(rules, 'all') });
}

/** Nothing was written: nothing counts, and there is nothing to tell. */
export async function takeBack(
  { records, attempts }: Recording,
  request: ResetRequest,
  target: Target,
  at: number,
): Promise<void> {
  await records.takeBack(request, target, at);
  await attempts.undo(attemptOf(request));
}

/** The attempt that a request is part of. */
export function attemptOf({ conversation, caller, details: { userId } }: ResetRequest): Attempt {
  return { conversation, caller, userId, action: 'new password' };
}

/** What was proved: once the one-time PIN was right, or once all of it was. */
export function proofsOf({ possession, callerNumber }: Rules, so: 'far' | 'all'): readonly Proof[] {
  const proofs: readonly (Proof | false)[] = [
    so === 'all' && callerNumber === 'on' && 'calling number',
    possession === 'on' && 'one-time PIN',
    so === 'all' && 'answers',
  ];
  return proofs.filter((proof) => proof !== false);
}
