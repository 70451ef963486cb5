import type { Turn } from './bot.ts';

/**
 * The session attributes of this bot. The client can write them, so they only spare work and choose words:
 * whether somebody is authenticated is known from the table alone.
 */
export const attribute = {
  /** "yes": the table is worth a look. */
  authenticated: 'authenticated',
  /** The slot that was asked for last. */
  asked: 'asked',
  /** What the slots of an unfinished dialog held, for the way back from another intent. */
  employeeId: 'EmployeeID',
  jobName: 'JobName',
  /** How many answers in a row could not be used. */
  misses: 'misses',
  /** How many one-time PINs were refused. */
  refused: 'refused',
  /** "yes": a phone call should go to a person now; the contact flow looks at it. */
  handOver: 'handOver',
} as const;

/** Everything forgotten: what a new conversation begins with. */
export const forgotten: Readonly<Record<string, null>> = Object.fromEntries(
  Object.values(attribute).map((name) => [name, null]),
);

/** Whether the client says that it was authenticated; only then the table is asked. */
export function mayBeAuthenticated({ attributes }: Turn): boolean {
  return attributes[attribute.authenticated] === 'yes';
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

/** Whether this slot was asked for last. */
export function wasAsked({ attributes }: Turn, slot: string): boolean {
  return attributes[attribute.asked] === slot;
}

/** A count kept in a session attribute, one higher. */
export function oneMore({ attributes }: Turn, name: 'misses' | 'refused'): number {
  const count = /^[0-9]$/.exec(attributes[attribute[name]] ?? '')?.[0] ?? '0';
  return Number(count) + 1;
}
