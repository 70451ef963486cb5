import { hmac, keyOf as keyOfAny } from '@opsline/attempts';

/**
 * What a row or journal can be about. `person` is who asks (a Slack user, a session), `line` everybody together, `pin` a
 * holder in a conversation.
 */
export type Kind = 'holder' | 'phone' | 'person' | 'line' | 'conversation' | 'proof' | 'pin';

/** The key of a row, `uuid` in the table: 32 hex characters that tell nobody what the row is about. */
export const keyOf: (pepper: Uint8Array, kind: Kind, id: string) => string = keyOfAny;

/** The key of the phone row of a holder; without a number on record, of one that stands in for it. */
export function phoneKeyOf(pepper: Uint8Array, holder: string, phone: string | undefined): string {
  return keyOf(pepper, 'phone', phone ?? `none of ${holder}`);
}

/** What a one-time PIN is bound to. */
export type Binding = { readonly holder: string; readonly conversation: string };

/** The key of the row of a holder's one-time PINs in a conversation. */
export function pinKeyOf(pepper: Uint8Array, { holder, conversation }: Binding): string {
  return keyOf(pepper, 'pin', hmac(pepper, ['binding', holder, conversation]).toString('hex'));
}

/** The seal of six digits for a row's key: it can be compared, and read back only by trying them all with the pepper. */
export function sealOf(pepper: Uint8Array, pinKey: string, pin: string): string {
  return hmac(pepper, ['pin', pinKey, pin]).toString('hex');
}
