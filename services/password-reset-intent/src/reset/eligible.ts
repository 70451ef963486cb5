import { textable } from '@opsline/otp/textable';
import { todayIn } from '../calendar.ts';
import type { Account, Found, RefusalReason } from '../directory/directory.ts';
import { type Recorded, readRecord, type Writing } from '../record/on-record.ts';
import { e164 } from '../record/phone-number.ts';

/** What a deployment decides about who may be reset by phone. */
export type Rules = Writing & {
  /** Whether the caller must call from the number on record. */
  readonly callerNumber: 'on' | 'off';
  /** Prefixes of numbers that may be texted: `+1`, `+44`. */
  readonly textablePrefixes: readonly string[];
};

/** Why an account is not reset by phone. For the log: a caller hears the same for each. */
type Denial =
  | RefusalReason
  | 'nobody'
  | 'several'
  | 'never expires'
  | 'no number'
  | 'number not textable'
  | 'other number'
  /** What the answers are compared with is missing or cannot be read: none would ever be right. */
  | 'record unreadable';

/** An account that may be reset, the phone to text, E.164, and what the answers are compared with; or why not. */
export type Eligibility =
  | {
      readonly eligible: true;
      readonly account: Account;
      readonly phone: string;
      readonly record: Recorded;
    }
  | {
      readonly eligible: false;
      readonly denial: Denial;
      /** The phone on record, E.164, where only who calls is not let: its owner is told if somebody keeps trying. */
      readonly owner?: string;
    };

/** Whether what is needed of an account cannot be read, so that no answer would be right: somebody has to know of it. */
export function cannotBeRead(judged: Eligibility): boolean {
  return !judged.eligible && (judged.denial === 'record unreadable' || judged.denial === 'unreadable');
}

function denied(denial: Denial): Eligibility {
  return { eligible: false, denial };
}

/**
 * Whether what was found may be reset by phone. What is on record is read last: a stranger, where the number is compared,
 * does not get so far.
 *
 * @param caller the number they call from, E.164; one that is not known is never the one on record
 * @param now epoch ms
 */
export function eligibility(
  found: Found,
  caller: string | undefined,
  rules: Rules,
  now: number,
): Eligibility {
  if (found.outcome !== 'found') return denied(found.outcome === 'refused' ? found.reason : found.outcome);
  const { account } = found;
  // "Must change at next logon" does nothing for it: the texted password would stay.
  if (account.passwordNeverExpires) return denied('never expires');
  const phone = e164(account.mobile);
  if (phone === undefined) return denied('no number');
  if (!textable(phone, rules.textablePrefixes)) return denied('number not textable');
  if (rules.callerNumber === 'on' && phone !== caller) {
    return { eligible: false, denial: 'other number', owner: phone };
  }
  const record = readRecord(account, rules, todayIn(now, rules.timeZone));
  return record === undefined ? denied('record unreadable') : { eligible: true, account, phone, record };
}
