import { createOneTimePins } from '@opsline/otp';
import { testPepper } from '@opsline/otp/testing';
import { type Circumstances, memoryWorld } from '../stage/memory-world.ts';

export type Asker = 'owner' | 'stranger';

/** A world in which so many who ask alike were texted just now. */
export async function after(many: number, asker: Asker, circumstances: Circumstances = {}) {
  const world = memoryWorld(circumstances);
  const { pinRows: store, clock } = world;
  const pins = createOneTimePins({ store, pepper: async () => testPepper, now: () => clock.now });
  for (let count = 0; count < many; count += 1) {
    const [holder, phone] = [`e${count}`, `+1555${1_000_000 + count}`];
    await pins.issue({ holder, phone, conversation: holder, person: holder, asker }, async () => {});
  }
  return world;
}
