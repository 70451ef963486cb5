import type { Store } from './row.ts';
import type { RandomInt } from './rules/pin.ts';

/** What one-time PINs need of the outside. */
export type World = {
  readonly store: Store;
  /** The key of every HMAC, at least 32 secret bytes. Another pepper makes every row unreadable. */
  readonly pepper: () => Promise<Uint8Array>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly randomInt: RandomInt;
};
