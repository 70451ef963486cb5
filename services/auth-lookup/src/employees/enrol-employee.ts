import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Employees, employeeIdDigits, isEmployeeId } from '@opsline/employees';
import { isPossibleNumber } from '@opsline/employees/numbering-plan';
import { employeeItem, type NewEmployee, type Pins } from '@opsline/employees/pins';
import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';

/** What enrolling needs of the outside. */
export type Enrolling = {
  readonly employees: Pick<Employees, 'findById'>;
  readonly put: (item: Record<string, AttributeValue>) => Promise<void>;
  readonly pins: Pick<Pins, 'liftLock'>;
  readonly pepper: () => Promise<Uint8Array>;
  /** Epoch ms. */
  readonly now: () => number;
  /** Whether everything is looked at and nothing written. */
  readonly dryRun?: boolean;
  /** What the protected PIN costs to check; the policy's unless told. */
  readonly cost?: NewEmployee['cost'];
};

const phoneSchema = z
  .string()
  .check(z.refine(isPossibleNumber, 'expected a number in E.164, possible in its country'));

const employeeSchema = z.strictObject({
  id: z.string().check(z.refine(isEmployeeId, `expected ${employeeIdDigits} digits`)),
  name: z.string().check(z.minLength(1)),
  phone: z.optional(phoneSchema),
  pin: z.string(),
});

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Writes an employee down, anew or again, with the PIN protected, and lifts a lock. A number that changed is marked as
 * changed now.
 *
 * @param line JSON: `{ "id": "101", "name": "…", "phone": "+15550100101", "pin": "…" }`; `phone` may be left out
 * @returns the employee ID
 * @throws without the PIN and the number when something is malformed, the PIN is refused, or a table is down
 */
export async function enrolEmployee(
  { employees, put, pins, pepper, now, dryRun, cost }: Enrolling,
  line: string,
): Promise<string> {
  const { id, name, phone, pin } = parseAt('employee', employeeSchema, parseLine(line));
  const before = await employees.findById(id);
  const phoneChangedAt = before !== undefined && before.phone !== phone ? now() : before?.phoneChangedAt;
  const item = await employeeItem({
    ...{ id, name, pin, pepper: await pepper() },
    ...(phone !== undefined && { phone }),
    ...(phoneChangedAt !== undefined && { phoneChangedAt }),
    ...(cost && { cost }),
  });
  if (dryRun === true) return id;
  await put(item);
  await pins.liftLock(id);
  return id;
}
