import { insteadOf, type Proof, type ProofRules } from '@opsline/otp/proof';
import type { Account } from '../directory/directory.ts';
import type { Eligibility } from './eligible.ts';
import { deedOf, type ResetRequest } from './request.ts';

/** What else was proved: by what was said, where it was right, and by the number that is called from. */
export function provedBy(judged: Eligibility, right: boolean, { caller }: ResetRequest): readonly Proof[] {
  const onRecord = judged.eligible && judged.phone === caller;
  return [...(onRecord ? (['calling number'] as const) : []), ...(right ? (['answers'] as const) : [])];
}

/**
 * Where nothing is to be written: what should be unlocked is not locked, or what should get a new password is merely locked,
 * and may not need one.
 */
export function leftAs(
  { locked, passwordExpired }: Account,
  { action, chosen }: ResetRequest,
  rules: ProofRules,
): 'not locked' | 'not locked, expired' | 'unlock offered' | undefined {
  if (deedOf({ action, chosen }) === 'unlock') {
    if (locked) return undefined;
    return passwordExpired ? 'not locked, expired' : 'not locked';
  }
  const offers = chosen === undefined && insteadOf(action, rules) === 'unlock';
  return offers && locked && !passwordExpired ? 'unlock offered' : undefined;
}
