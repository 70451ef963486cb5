import { change, keyOf } from '@opsline/attempts';
import { onUnlock, type Unlocked, type Verdict, withoutLock } from './pin/attempt-rules.ts';
import { checkPin, type PinEntry, type PinWorld } from './pin/check-pin.ts';
import { scryptCost } from './pin/pin-policy.ts';

export { employeeItem, type NewEmployee } from './employee-item.ts';
export type { Verdict } from './pin/attempt-rules.ts';
export type { PinEntry, PinWorld } from './pin/check-pin.ts';
export { parsePin } from './pin/pin.ts';
export type { Cost } from './pin/pin-policy.ts';
export { protectPin } from './pin/protected-pin.ts';
export type { StoredPin } from './pin/stored-pin.ts';
export { type Weakness, weaknessOf } from './pin/weak-pin.ts';

/** What KMS signs to give the pepper of PINs. Another text is another pepper, and every protected PIN is wrong. */
export const pepperPurpose = 'opsline PIN pepper';

/** The permanent PIN of four digits. Every function throws when the store or the pepper cannot be had. */
export type Pins = {
  /**
   * Checks what somebody entered. `right`; `wrong`; and, without a look at it, `locked` (too many wrong ones for this
   * employee), `limited` (by this contact or from this number), `halted` (on the whole line). Whoever entered it must
   * not be able to tell the last four apart.
   */
  check(entry: PinEntry): Promise<Verdict>;
  /** Lifts an employee's lock, also the one without end, once a new PIN is bound. */
  liftLock(employeeId: string): Promise<void>;
  /**
   * Lifts an employee's lock, but not the one without end, once somebody knows that it is them.
   *
   * @param how `look` tells what would become of it, and changes nothing
   */
  unlock(employeeId: string, how: 'do' | 'look'): Promise<Unlocked>;
};

/** Checks of PINs over the employees' stored PINs and a store of attempts, with a pepper and a clock (epoch ms). */
export function createPins(outside: Omit<PinWorld, 'cost'> & Partial<Pick<PinWorld, 'cost'>>): Pins {
  const world: PinWorld = { cost: scryptCost, ...outside };
  return {
    check: (entry) => checkPin(world, entry),
    liftLock: async (employeeId) => {
      const key = keyOf(await world.pepper(), 'employee', employeeId);
      await change(world.store, { key, now: world.now() }, (row) => ({
        verdict: 'done',
        row: withoutLock(row),
      }));
    },
    unlock: async (employeeId, how) => {
      const key = keyOf(await world.pepper(), 'employee', employeeId);
      return change(world.store, { key, now: world.now() }, (row) =>
        how === 'do' ? onUnlock(row) : { ...onUnlock(row), row },
      );
    },
  };
}
