import { isE164 } from '@opsline/function-kit/e164';
import { dialogAttributes, forgetting } from '@opsline/lex-kit';
import { type AccountIntent, isAccountIntent, type Turn } from './bot.ts';

/**
 * The session attributes of this bot. A client can write them, so they only choose words and the next question; what
 * is counted, and what was done, is known from the table alone. No answer of the caller is ever among them.
 */
export const attribute = {
  ...dialogAttributes,
  /** A turn was another intent's, and what was said before the question then, or what was refused; Lex calls again with the same words. */
  elsewhere: 'elsewhere',
  /** The intent that goes on while Lex takes words for another one. */
  doing: 'doing',
} as const;

/**
 * What the contact flow looks at where a call is handed over to a person: that it is, and when a one-time PIN was right in
 * it, or "no", and whether the number on record is known to have changed recently. They are written anew with each reply,
 * and nothing reads them back.
 */
export const handOverAttributes = {
  handOver: dialogAttributes.handOver,
  provedOneTimePin: 'provedOneTimePin',
  numberChanged: 'numberChanged',
} as const;

/** Everything of ours forgotten: what a new conversation begins with. What the flow has set stays. */
export const forgotten = forgetting(attribute);

/** The number that the caller calls from, E.164, as the contact flow says; undefined if it is withheld or a chat. */
export function callerOf({ attributes: { phoneNumber } }: Turn): string | undefined {
  return phoneNumber !== undefined && isE164(phoneNumber) ? phoneNumber : undefined;
}

/** The intent that goes on. */
export function doingIn({ attributes: { [attribute.doing]: doing } }: Turn): AccountIntent {
  return isAccountIntent(doing) ? doing : 'ResetPW';
}

/**
 * How Lex listens on the phone: an entry may have one key more than it has digits, so that a pound key after it does not
 * end the next one; and there is time for a text message to arrive.
 */
export function listening(intent: AccountIntent): Readonly<Record<string, string>> {
  return {
    [`x-amz-lex:dtmf:max-length:${intent}:UserID`]: '7',
    [`x-amz-lex:dtmf:max-length:${intent}:DOB`]: '9',
    [`x-amz-lex:dtmf:max-length:${intent}:OneTimePin`]: '7',
    [`x-amz-lex:audio:start-timeout-ms:${intent}:OneTimePin`]: '15000',
  };
}
