import type { AttemptStore } from '../pin/attempt-row.ts';
import type { StoredPins } from '../pin/check-pin.ts';
import { createPins, type PinEntry, type Pins, type Verdict } from '../pins.ts';
import { memoryPinAttempts, memoryStoredPins, testCost, testPepper } from './memory-pins.ts';

const start = 1_760_000_000_000;

/** PINs with a clock that stands still until `pass`. */
export type PinScene = {
  readonly pins: Pins;
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  /** Enters a PIN for employee 101 from +15550100101, in a contact of its own each time, or as told. */
  readonly enter: (pin: string, as?: Partial<PinEntry>) => Promise<Verdict>;
};

/** What a scene is played over; in memory, with employee 101 whose PIN is 7391, unless told. */
export type PinStores = { readonly store?: AttemptStore; readonly storedPins?: StoredPins };

/** A scene over stores. */
export function pinSceneOf({
  store = memoryPinAttempts(),
  storedPins = memoryStoredPins({ '101': '7391' }),
}: PinStores = {}): PinScene {
  let time = start;
  let contacts = 0;
  const now = (): number => time;
  const pins = createPins({ store, storedPins, now, pepper: async () => testPepper, cost: testCost });
  return {
    pins,
    now,
    pass: (ms) => {
      time += ms;
    },
    enter: (pin, as = {}) => {
      contacts += 1;
      return pins.check({
        employeeId: '101',
        pin,
        caller: '+15550100101',
        contactId: `contact-${contacts}`,
        ...as,
      });
    },
  };
}
