import { memoryStoreWithJournal } from '@opsline/attempts/testing';
import { NEW_ROW } from '../attempt-row.ts';
import type { StoredPins } from '../check-pin.ts';
import { parseStoredPin } from '../stored-pin.ts';

/** Stored PINs in memory, for tests: what `EmployeePIN` holds, by employee ID. */
export const memoryStoredPins = (pins: Readonly<Record<string, string>>): StoredPins => ({
  find: async (employeeId) => {
    const text = Object.hasOwn(pins, employeeId) ? pins[employeeId] : undefined;
    if (text === undefined || text === '') return undefined;
    const stored = parseStoredPin(text);
    if (stored === undefined) throw new Error(`EmployeePIN of ${employeeId} is malformed.`);
    return stored;
  },
});

/** A store of attempts in memory, for tests. */
export const memoryPinAttempts = () => memoryStoreWithJournal(NEW_ROW);

/** What scrypt costs in tests, and nowhere else. */
export const TEST_COST = { ln: 1, r: 1, p: 1 } as const;

/** A pepper for tests, and for nothing else. */
export const TEST_PEPPER = new Uint8Array(32).fill(7);
