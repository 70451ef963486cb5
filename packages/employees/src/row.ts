import { isE164 } from '@opsline/function-kit/e164';
import * as z from 'zod/mini';
import type { Employee } from './employee.ts';
import { parseStoredPin, type StoredPin } from './pin/stored-pin.ts';

// The rest of the row, EmployeePIN above all, is not read.
export const attributes = ['EmployeeID', 'EmployeeName', 'PhoneNumber', 'PhoneNumberChangedAt'] as const;

const filled = z.string().check(z.minLength(1));
const phone = z.string().check(z.refine((text) => text === '' || isE164(text)));

const rowSchema = z.object({
  EmployeeID: z.object({ S: filled }),
  EmployeeName: z.object({ S: filled }),
  PhoneNumber: z.optional(z.object({ S: phone })),
  PhoneNumberChangedAt: z.optional(z.object({ N: z.string().check(z.regex(/^[0-9]{1,15}$/)) })),
});

const expectations: Readonly<Record<string, string>> = {
  EmployeeID: 'a non-empty String',
  EmployeeName: 'a non-empty String',
  PhoneNumber: 'a String in E.164 form, or none',
  PhoneNumberChangedAt: 'a Number in epoch milliseconds, or none',
};

const keySchema = z.object({ EmployeeID: z.object({ S: filled }) });

// A row found by phone is named by its ID, never by the number.
function keyOf(item: unknown): string {
  const key = keySchema.safeParse(item);
  return key.success ? `EmployeeID ${key.data.EmployeeID.S}` : 'a row without EmployeeID';
}

/**
 * A DynamoDB item of table Employee as an `Employee`. An empty `PhoneNumber` counts as none.
 * Throws an error that names the table, the key and the attribute, and none of the values.
 */
export function parseRow(table: string, item: unknown): Employee {
  const parsed = rowSchema.safeParse(item);
  if (!parsed.success) {
    const attribute = String(parsed.error.issues[0]?.path[0] ?? 'item');
    const expected = expectations[attribute] ?? 'a row of attributes';
    throw new Error(`Table ${table}, ${keyOf(item)}: ${attribute} must be ${expected}.`);
  }
  const { EmployeeID, EmployeeName, PhoneNumber, PhoneNumberChangedAt } = parsed.data;
  return {
    employeeId: EmployeeID.S,
    name: EmployeeName.S,
    ...(PhoneNumber && PhoneNumber.S !== '' && { phone: PhoneNumber.S }),
    ...(PhoneNumberChangedAt && {
      phoneChangedAt: Number(PhoneNumberChangedAt.N),
    }),
  };
}

const pinSchema = z.object({ EmployeePIN: z.optional(z.object({ S: z.string() })) });

/**
 * The PIN of a DynamoDB item of table Employee; undefined when it is absent or empty. Throws an error that names the
 * table and the key when it is neither four digits nor a protected PIN.
 */
export function parsePinRow(table: string, employeeId: string, item: unknown): StoredPin | undefined {
  const parsed = pinSchema.safeParse(item);
  const text = parsed.success ? parsed.data.EmployeePIN?.S : 'malformed';
  if (text === undefined || text === '') return undefined;
  const stored = parseStoredPin(text);
  if (stored !== undefined) return stored;
  throw new Error(
    `Table ${table}, EmployeeID ${employeeId}: EmployeePIN must be four digits, a protected PIN, or none.`,
  );
}
