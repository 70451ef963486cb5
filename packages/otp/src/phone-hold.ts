import { phoneHoldMs } from './policy.ts';

/**
 * Whether a number changed too recently to be texted (security C28): 24 hours from `changedAt`, epoch ms. A change
 * in the future, or at no time at all (NaN), holds; no known change does not.
 */
export function isOnHold(changedAt: number | undefined, now: number): boolean {
  return changedAt !== undefined && !(now - changedAt >= phoneHoldMs);
}
