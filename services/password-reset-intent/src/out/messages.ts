import { durationInWords } from '@opsline/lex-kit';
import { pinLifeMs } from '@opsline/otp/policy';
import type { Purpose } from '../reset/deed.ts';

// What is told by text message, and to the helpdesk's topic.

const pinLife = durationInWords(pinLifeMs);

const purposes: Readonly<Record<Purpose, string>> = {
  'new password': 'for a new password',
  unlock: 'to unlock your account',
  helpdesk: 'for the helpdesk',
};

/** The text message with a one-time PIN, which says what it is for. One GSM-7 segment, no link. */
export function pinText(pin: string, action: Purpose): string {
  return `Opsline: ${pin} is your one-time PIN ${purposes[action]}. It works for ${pinLife}. Use it only in a call that you made yourself.`;
}

/** The text message with a new password, which is at most 127 characters long. */
export function passwordText(password: string): string {
  return `Opsline: ${password} is your new password. You must change it when you log on.`;
}

/** The text messages to an owner that have no password in them. */
export const ownerNotices = {
  reset: 'Opsline: your password was reset by phone. If you did not ask for this, call the helpdesk at once.',
  /** Nobody knows whether the text message with the new one was sent, or whether there is a new one. */
  'new one needed':
    'Opsline: your password was changed by phone, or may have been. If you cannot log on, or did not ask for this, call the helpdesk.',
  /** Whoever it is was refused. */
  'somebody tries':
    'Opsline: somebody keeps asking by phone for one-time PINs with your user ID. If it is not you, tell the helpdesk, and do not tell anyone a one-time PIN.',
} as const;

/** What the helpdesk is told, and what it can do then. */
export const notices = {
  RESET:
    'The password was reset by phone and texted to the number on record. If the owner of the account did not ask for it, disable the account.',
  RESET_NOT_DELIVERED:
    'The password was reset by phone, but nothing says that the text message with it was sent. If it did not come, the owner of the account cannot log on until the helpdesk resets it again.',
  RESET_OUTCOME_UNKNOWN:
    'The directory gave no answer to a password reset by phone. Look at pwdLastSet before resetting it again.',
  UNLOCKED:
    'The account was unlocked by phone; its password was not changed. If the owner of the account did not ask for it, disable the account.',
  UNLOCK_OUTCOME_UNKNOWN: 'The directory gave no answer to an unlock by phone. Look at lockoutTime.',
  RECORD_UNREADABLE:
    'The date of birth or the month started on record is missing or cannot be read, or the service account may not read the account or when its number was changed. The password cannot be reset by phone until that is put right.',
  NUMBER_CHANGED:
    'Somebody asked for a new password or an unlock by phone, and the number on record was changed recently, so nothing was texted to it. Ask the owner of the account in another way whether they had it changed.',
} as const;

/** The subject of what the helpdesk is told. */
export function noticeSubject(event: keyof typeof notices): string {
  return `${event.startsWith('UNLOCK') ? 'Account unlock' : 'Password reset'}: ${event}`;
}
