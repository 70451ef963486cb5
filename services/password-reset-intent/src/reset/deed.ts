import type { Action } from '@opsline/otp/proof';

/** What is done to an account, once it is proved whose it is. */
const deeds = ['unlock', 'new password'] as const satisfies readonly Action[];
export type Deed = (typeof deeds)[number];

/** What a one-time PIN is asked for: a deed, or to prove to the helpdesk who is calling. */
export const purposes = [...deeds, 'helpdesk'] as const;
export type Purpose = (typeof purposes)[number];
