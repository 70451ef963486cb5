import { signAssertion } from '@opsline/employees/assertion';
import { createPins } from '@opsline/employees/pins';
import {
  memoryEmployees,
  memoryPinAttempts,
  memoryStoredPins,
  TEST_COST,
  TEST_PEPPER,
} from '@opsline/employees/testing';
import { createHandler } from '../src/handler.ts';
import type { Entry } from '../src/log.ts';
import type { World } from '../src/world.ts';

/** The key that this world signs with. */
export const assertionKey = new Uint8Array(32).fill(9);

/** Everything outside, in memory: four employees, the PIN of each, a clock, and a log to look into. */
export function memoryWorld(outside: Partial<World> = {}) {
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
  const world: World = {
    employees,
    pins: createPins({ storedPins, store, pepper: async () => TEST_PEPPER, now, cost: TEST_COST }),
    sign: async (proof) => signAssertion({ ...proof, key: assertionKey, now: now() }),
    deadline: () => new AbortController().signal,
    log: (entry) => log.push(entry),
    ...outside,
  };
  return { handler: createHandler(world), clock, log, store };
}
