import { lockMsAfter } from '@opsline/attempts';
import { lock } from '../rules/policy.ts';
import { keyOf } from '../seal.ts';
import type { World } from '../world.ts';

/**
 * Until when even the owner is sent no one-time PIN and none is accepted, for too many failures of theirs or of their phone.
 * Strangers are locked out earlier and for longer, the helpdesk later: see `policy.ts`.
 *
 * @returns epoch ms, `Infinity` for a lock without end, `undefined` where there is none
 * @throws when the store or the pepper cannot be had
 */
export async function lockedUntil(
  { store, pepper, now }: Pick<World, 'store' | 'pepper' | 'now'>,
  holder: string,
): Promise<number | undefined> {
  const own = await store.read(keyOf(await pepper(), 'holder', holder));
  const phone = own.phone === undefined ? own : await store.read(own.phone);
  const until = Math.max(
    ...[own, phone].map(({ failures, failedAt }) => failedAt + lockMsAfter(lock, failures)),
  );
  return until > now() ? until : undefined;
}
