import { dialogAttributes, forgetting } from '@opsline/lex-kit';
import type { Turn } from './bot.ts';

/**
 * The session attributes of this bot. The client can write them, so they only spare work and choose words:
 * whether somebody is authenticated is known from the table alone.
 */
export const attribute = {
  ...dialogAttributes,
  /** "yes": the table is worth a look. */
  authenticated: 'authenticated',
  /** For whom a one-time PIN was asked for last. */
  employeeId: 'EmployeeID',
  /** What was asked about last, in the person's words: told once they are authenticated, and told again. */
  jobName: 'JobName',
  /** Which names were offered last, with commas between them. */
  offer: 'offer',
  /** What of these was so before the last reply: Lex may call once more in the same turn. */
  before: 'before',
  /** Where the last answer goes on, if it does. */
  more: 'more',
  /** Which groups and windows the last answer told, by name. */
  told: 'told',
} as const;

/** Everything forgotten: what a new conversation begins with. */
export const forgotten = forgetting(attribute);

/** Whether the client says that it was authenticated; only then the table is asked. */
export function mayBeAuthenticated({ attributes }: Turn): boolean {
  return attributes[attribute.authenticated] === 'yes';
}

/** What was offered last, if anything. */
export function offeredIn({ attributes }: { readonly attributes: Turn['attributes'] }): readonly string[] {
  return (attributes[attribute.offer] ?? '').split(',').filter((name) => name !== '');
}

/** What the phone line says of a call: that auth-lookup has vouched for the caller. It is believed once verified. */
export type Vouched = { readonly assertion: string; readonly contactId: string };

/** What the phone line hands over with a call, if anything. */
export function vouchedIn({ attributes }: Turn): Vouched | undefined {
  const { callType, contactId, authentication } = attributes;
  return callType === 'VOICE' && contactId && authentication
    ? { contactId, assertion: authentication }
    : undefined;
}
