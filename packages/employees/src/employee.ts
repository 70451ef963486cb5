/** How many digits an employee ID has. */
export const employeeIdDigits = 3;

const employeeIdForm = new RegExp(`^[0-9]{${employeeIdDigits}}$`);

/** Whether a text can be an employee ID: ASCII digits, so many, and nothing else. */
export function isEmployeeId(text: string): boolean {
  return employeeIdForm.test(text);
}

/** Somebody with a row in table Employee. The PIN is not part of it: it never leaves the adapter. */
export type Employee = {
  readonly employeeId: string;
  readonly name: string;
  /** The number on record, E.164 (`+15550100101`); absent when none is on record. */
  readonly phone?: string;
  /** When the number on record last changed, epoch ms; absent when nobody wrote it down. */
  readonly phoneChangedAt?: number;
};

/** What Opsline asks of the list of employees. */
export type Employees = {
  /** The employee with exactly this ID, or nobody. Throws when the store is down or the row is malformed. */
  findById(employeeId: string): Promise<Employee | undefined>;
  /**
   * The one employee with this number on record. Nobody when the number is not strict E.164 (withheld, empty,
   * formatted), is on no row, or is on more than one. Throws when the store is down or the row is malformed.
   */
  findByPhone(phone: string): Promise<Employee | undefined>;
};
