import { changeAll, withoutFailures } from '@opsline/attempts';
import type { Row } from '../row.ts';
import { withoutPin } from '../rules/reservation.ts';
import { keyOf, phoneKeyOf } from '../seal.ts';
import type { World } from '../world.ts';

/**
 * Whose lock is lifted. `phone` is the number on record now, E.164: only where it was somebody else's before, since the
 * number that the failures counted against is known.
 */
export type Locked = { readonly holder: string; readonly phone?: string | undefined };

/**
 * Forgets the failures of a holder and of the phone, in one write: a lock is over, also the one without end. A one-time
 * PIN that was sent before is void. Where nothing was counted, nothing is changed.
 *
 * @returns how many failures were forgotten, the more of the two rows
 * @throws when the store or the pepper cannot be had
 */
export async function liftLock(
  { store, pepper: getPepper, now }: Omit<World, 'randomInt'>,
  { holder, phone }: Locked,
): Promise<number> {
  const pepper = await getPepper();
  const holderKey = keyOf(pepper, 'holder', holder);
  const { phone: counted, live } = await store.read(holderKey);
  const phones = [counted ?? phoneKeyOf(pepper, holder, undefined)];
  if (phone !== undefined) phones.push(phoneKeyOf(pepper, holder, phone));
  const pins = live.map(({ place }) => place);
  const keys = [...new Set([holderKey, ...phones, ...pins])].map((key) => [key, key] as const);
  return changeAll(store, { keys, now: now() }, (rows) => {
    const failures = Math.max(...keys.map(([key]) => rows(key).failures));
    const lifted = keys.map(([key]) => [key, withoutLock(rows(key))] as const);
    return { verdict: failures, rows: failures === 0 ? {} : Object.fromEntries(lifted) };
  });
}

/** The row of a holder, a phone or a one-time PIN: no failures, and no one-time PIN. */
function withoutLock(row: Row): Row {
  return { ...withoutPin(withoutFailures(row)), live: [] };
}
