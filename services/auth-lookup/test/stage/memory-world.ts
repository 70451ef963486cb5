import {
  memoryEmployees,
  memoryPinAttempts,
  memoryStoredPins,
  testCost,
  testPepper,
} from '@opsline/employees/testing';
import { createAuthLookup, type Ports } from '../../src/functions/auth-lookup.ts';
import type { Entry } from '../../src/log.ts';

/** The key that this world signs with. */
export const assertionKey = new Uint8Array(32).fill(9);

/** The function over ports in memory: four employees, the PIN of each, a clock, and a log to look into. */
export function memoryWorld(outside: Partial<Ports> = {}) {
  const clock = { now: 1_760_000_000_000 };
  const now = () => clock.now;
  const log: Entry[] = [];
  const store = memoryPinAttempts();
  const storedPins = memoryStoredPins({
    '101': '4071',
    '102': '5926',
    '103': '8264',
    '104': '7391',
    '105': '',
  });
  const employees = memoryEmployees([
    { employeeId: '101', name: 'Ada Marlow', phone: '+15550100101' },
    { employeeId: '102', name: 'Ben Okafor', phone: '+15550100200' },
    { employeeId: '103', name: 'Chen Li', phone: '+15550100200' },
    { employeeId: '104', name: 'Dana Ruiz', phone: '+15550100104' },
    { employeeId: '105', name: 'Eve Flow' },
  ]);
  const handler = createAuthLookup({
    employees,
    storedPins,
    store,
    pepper: async () => testPepper,
    assertionKey: async () => assertionKey,
    cost: testCost,
    deadline: () => new AbortController().signal,
    now,
    log: (entry) => log.push(entry),
    ...outside,
  });
  return { handler, clock, log, store };
}
