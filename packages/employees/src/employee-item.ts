import { randomBytes } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Cost, saltBytes } from './pin/pin-policy.ts';
import { protectPin } from './pin/protected-pin.ts';
import { parseRow } from './row.ts';

/** An employee to write down, with the PIN they chose. */
export type NewEmployee = {
  readonly id: string;
  readonly name: string;
  /** E.164; left out when there is none. */
  readonly phone?: string;
  /** When the number last changed, epoch ms. */
  readonly phoneChangedAt?: number;
  readonly pin: string;
  readonly pepper: Uint8Array;
  /** 16 random bytes unless told. */
  readonly salt?: Uint8Array;
  readonly cost?: Cost;
};

/**
 * An employee as an item of table Employee, the PIN in its protected form. Throws when the PIN is refused
 * (`protectPin`) or an attribute is malformed; the error names the employee, and neither the PIN nor the number.
 */
export async function employeeItem({
  id,
  name,
  phone,
  phoneChangedAt,
  pin,
  pepper,
  salt = randomBytes(saltBytes),
  ...cost
}: NewEmployee): Promise<Record<string, AttributeValue>> {
  const item: Record<string, AttributeValue> = {
    EmployeeID: { S: id },
    EmployeeName: { S: name },
    ...(phone !== undefined && { PhoneNumber: { S: phone } }),
    ...(phoneChangedAt !== undefined && { PhoneNumberChangedAt: { N: String(phoneChangedAt) } }),
  };
  parseRow('Employee', item);
  const owner = { employeeId: id, ...(phone !== undefined && { phone }) };
  return { ...item, EmployeePIN: { S: await protectPin({ ...owner, pepper, pin, salt, ...cost }) } };
}
