import { textable } from '@opsline/otp/textable';
import type { Account, Found, RefusalReason } from './directory.ts';
import { e164 } from './phone-number.ts';

/** What a deployment decides about who may be reset by phone. */
export type Rules = {
  /** Whether the caller must call from the number on record (PR6). */
  readonly callerNumber: 'on' | 'off';
  /** Prefixes of numbers that may be texted: `+1`, `+44`. */
  readonly textablePrefixes: readonly string[];
};

/** Why an account is not reset by phone. For the log: a caller hears the same for each. */
export type Denial =
  | RefusalReason
  | 'nobody'
  | 'several'
  | 'never expires'
  | 'no number'
  | 'number not textable'
  | 'other number';

/** An account that may be reset, and the phone to text, E.164; or why not. */
export type Eligibility =
  | { readonly eligible: true; readonly account: Account; readonly phone: string }
  | { readonly eligible: false; readonly denial: Denial };

const denied = (denial: Denial): Eligibility => ({ eligible: false, denial });

/**
 * Whether what was found may be reset by phone.
 *
 * @param caller the number they call from, E.164; one that is not known is never the one on record
 */
export function eligibility(found: Found, caller: string | undefined, rules: Rules): Eligibility {
  if (found.outcome !== 'found') return denied(found.outcome === 'refused' ? found.reason : found.outcome);
  const { account } = found;
  // "Must change at next logon" does nothing for it: the texted password would stay (security, finding 6).
  if (account.passwordNeverExpires) return denied('never expires');
  const phone = e164(account.mobile);
  if (phone === undefined) return denied('no number');
  if (!textable(phone, rules.textablePrefixes)) return denied('number not textable');
  if (rules.callerNumber === 'on' && phone !== caller) return denied('other number');
  return { eligible: true, account, phone };
}
