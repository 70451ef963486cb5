import { change } from '@opsline/attempts';
import { keyOf } from './seal.ts';
import type { World } from './world.ts';

/** Proofs that count once, such as a signed assertion about a caller. */
export type Proofs = {
  /**
   * Uses a proof up: true for whoever comes first, false for everybody else, also at the same moment. It is
   * remembered for a day. Throws when the store is down; then the proof may or may not be used up.
   */
  claim(proof: string): Promise<boolean>;
};

/** Proofs over a store, with a clock (epoch ms) and a pepper. A proof is any text without U+001F. */
export const createProofs = ({ store, pepper, now }: Pick<World, 'store' | 'pepper' | 'now'>): Proofs => ({
  claim: async (proof) => {
    const place = { key: keyOf(await pepper(), 'proof', proof), now: now() };
    return change(store, place, (row) =>
      // A new object is a change: the row of a proof is written once and never again.
      row.version === 0 ? { verdict: true, row: { ...row } } : { verdict: false, row },
    );
  },
});
