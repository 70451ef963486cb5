import { memoryStoreWithJournal } from '@opsline/attempts/testing';
import { newRow } from '../pin/attempt-row.ts';
import type { StoredPins } from '../pin/check-pin.ts';
import { parseStoredPin } from '../pin/stored-pin.ts';

/** Stored PINs in memory, for tests: what `EmployeePIN` holds, by employee ID. */
export function memoryStoredPins(pins: Readonly<Record<string, string>>): StoredPins {
  return {
    find: async (employeeId) => {
      const text = Object.hasOwn(pins, employeeId) ? pins[employeeId] : undefined;
      if (text === undefined || text === '') return undefined;
      const stored = parseStoredPin(text);
      if (stored === undefined) throw new Error(`EmployeePIN of ${employeeId} is malformed.`);
      return stored;
    },
  };
}

/** A store of attempts in memory, for tests. */
export function memoryPinAttempts() {
  return memoryStoreWithJournal(newRow);
}

/** What scrypt costs in tests, and nowhere else. */
export const testCost = { ln: 1, r: 1, p: 1 } as const;

/** A pepper for tests, and for nothing else. */
export const testPepper = new Uint8Array(32).fill(7);
