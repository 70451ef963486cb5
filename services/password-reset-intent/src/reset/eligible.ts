import { isOnHold } from '@opsline/otp';
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
  /** For so long a number on record that was changed proves nothing; 0: from the first. */
  readonly numberHoldMs: number;
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
  /** Whoever had the number on record changed may be about to get the account. */
  | 'number changed'
  | 'number change unreadable'
  /** What the answers are compared with is missing or cannot be read: none would ever be right. */
  | 'record unreadable';

/** What the helpdesk is told of a record. */
export type AboutRecord = 'RECORD_UNREADABLE' | 'NUMBER_CHANGED';

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
      /** The phone on record, E.164, where only who calls is not let: its owner is told if somebody keeps trying, but not on
       * a number that proves nothing. */
      readonly owner?: string;
    };

/** Denials that are no fault of whoever is calling, so that no answer would be right: somebody has to know of them. */
const toldOf: Partial<Readonly<Record<Denial, AboutRecord>>> = {
  unreadable: 'RECORD_UNREADABLE',
  'record unreadable': 'RECORD_UNREADABLE',
  'number change unreadable': 'RECORD_UNREADABLE',
  'number changed': 'NUMBER_CHANGED',
};

/** What the helpdesk has to know of an account that is denied; undefined where there is nothing. */
export function aboutRecord(judged: Eligibility): AboutRecord | undefined {
  return judged.eligible ? undefined : toldOf[judged.denial];
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
  const held = heldBack(account, rules, now);
  if (rules.callerNumber === 'on' && phone !== caller) {
    return { eligible: false, denial: 'other number', ...(held === undefined && { owner: phone }) };
  }
  if (held !== undefined) return denied(held);
  const record = readRecord(account, rules, todayIn(now, rules.timeZone));
  return record === undefined ? denied('record unreadable') : { eligible: true, account, phone, record };
}

/** Why the number on record proves nothing yet. Where nobody can say when it was changed, it may have been just now. */
function heldBack(
  { mobileChangedAt }: Account,
  { numberHoldMs }: Rules,
  now: number,
): 'number changed' | 'number change unreadable' | undefined {
  if (numberHoldMs === 0) return undefined;
  if (mobileChangedAt === undefined) return 'number change unreadable';
  return isOnHold(mobileChangedAt, now, numberHoldMs) ? 'number changed' : undefined;
}
