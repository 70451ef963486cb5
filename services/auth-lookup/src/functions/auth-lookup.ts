import type { Employees } from '@opsline/employees';
import { signAssertion } from '@opsline/employees/assertion';
import { createPins } from '@opsline/employees/pins';
import { minuteOf } from '@opsline/function-kit/minute-of';
import { createHandler } from '../handler.ts';
import type { World } from '../world.ts';

/** Everything outside of authLookup: what checking PINs needs, and this. */
export type Ports = Parameters<typeof createPins>[0] &
  Pick<World, 'deadline' | 'log'> & {
    readonly employees: Pick<Employees, 'findByPhone'>;
    /** The key with which it signs that a PIN was right. */
    readonly assertionKey: () => Promise<Uint8Array>;
  };

/** The function authLookup over its ports; see `createHandler` for what comes in and out. */
export function createAuthLookup({ employees, assertionKey, deadline, log, ...outside }: Ports) {
  return createHandler({
    employees,
    pins: createPins(outside),
    sign: async ({ employeeId, contactId }) => {
      const now = outside.now();
      const authentication = signAssertion({ key: await assertionKey(), employeeId, contactId, now });
      // Connect may not take a colon in an answer.
      return { authentication, provedAt: minuteOf(now).replace(':', '') };
    },
    deadline,
    log,
  });
}
