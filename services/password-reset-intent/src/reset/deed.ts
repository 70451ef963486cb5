import type { Action } from '@opsline/otp/proof';

/** What is done to an account, once it is proved whose it is. */
export const deeds = ['unlock', 'new password'] as const satisfies readonly Action[];
export type Deed = (typeof deeds)[number];
