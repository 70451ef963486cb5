import { expect } from 'vitest';
import type { Restorable } from '../snapshot.ts';

/**
 * The contract of whatever can be put back: what a snapshot has is there again, as often as it is asked for, whatever was
 * done since.
 *
 * @param read all that can be seen of its state
 * @param change changes all of that
 */
export async function putsBack(
  { snapshot }: Restorable,
  read: () => unknown,
  change: () => unknown,
): Promise<void> {
  const before = structuredClone(await read());
  const restore = await snapshot();
  for (const time of ['first', 'second']) {
    await change();
    expect(await read(), `changed for the ${time} time`).not.toEqual(before);
    await restore();
    expect(await read(), `put back for the ${time} time`).toEqual(before);
  }
}
