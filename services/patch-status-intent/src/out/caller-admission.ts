import { readAssertion } from '@opsline/employees/assertion';
import type { Conversations } from '@opsline/otp';
import type { Vouched } from '../dialog/session-attributes.ts';

/** What admitting a caller needs of the outside. */
type Admission = {
  /** The key with which auth-lookup signs. */
  readonly assertionKey: () => Promise<Uint8Array>;
  readonly conversations: Pick<Conversations, 'admit'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/**
 * Believes auth-lookup about the caller of a phone call, once: what it signed for this contact, less than two
 * minutes ago, authenticates the first conversation that presents it. Delivered again, it changes nothing: the
 * conversation is authenticated as long as it is open, and no longer after "goodbye".
 *
 * @returns the employee ID; undefined for what is forged, stale, or used by another conversation
 */
export const callerAdmission =
  ({ assertionKey, conversations, now }: Admission) =>
  async ({ conversation, contactId, assertion }: Vouched & { readonly conversation: string }) => {
    const claims = readAssertion({ key: await assertionKey(), text: assertion, contactId, now: now() });
    if (!claims) return undefined;
    return conversations.admit({ conversation, holder: claims.employeeId, proof: claims.nonce });
  };
