/** Why a PIN is too easy to guess. */
export type Weakness =
  | 'repeated digits'
  | 'a sequence'
  | 'a year'
  | 'a common PIN'
  | 'the end of the phone number'
  | 'the employee ID';

/** Who the PIN is for. */
export type Owner = { readonly employeeId: string; readonly phone?: string };

// 0000, 1212, 1122, 1221; 1111 is all of them.
const repeated = [/^(.)(.)\1\2$/, /^(.)\1(.)\2$/, /^(.)(.)\2\1$/];

const year = /^(19|20)[0-9]{2}$/;

// Columns and corners of the keypad, letters on it (5683 is "love"), and film and history, from published counts of
// leaked PINs; what the other rules refuse is left out.
const common: ReadonlySet<string> = new Set([
  ...['0070', '0007', '0420', '0852', '1004', '1024', '1029', '1066', '1123', '1225', '1230', '1231', '1236'],
  ...['1245', '1298', '1342', '1379', '1397', '1412', '1415', '1435', '1478', '1590', '1793', '2583', '2589'],
  ...['3141', '3142', '3690', '3698', '3971', '4200', '4711', '5150', '5683', '7410', '7896', '8520'],
  ...['2580', '8246', '8675', '9512', '1000', '3000', '4000', '5000', '6000', '7000', '8000'],
  ...['9000', '1112', '1113', '1110', '2221', '2223', '0001', '0002', '0911', '9110'],
]);

// Every digit as far from the one before, round the clock: 1234, 9876, 1357, 7890, 1470.
function isSequence(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return new Set(steps).size === 1;
}

/**
 * Why a PIN is refused when it is bound, or undefined (NIST SP 800-63B 3.1.1.2 asks for a list of values that are
 * common, expected or compromised).
 */
export function weaknessOf(pin: string, { employeeId, phone }: Owner): Weakness | undefined {
  if (repeated.some((pattern) => pattern.test(pin))) return 'repeated digits';
  if (isSequence(pin)) return 'a sequence';
  if (year.test(pin)) return 'a year';
  if (common.has(pin)) return 'a common PIN';
  if (phone?.endsWith(pin)) return 'the end of the phone number';
  if (employeeId !== '' && (pin.includes(employeeId) || employeeId.includes(pin))) return 'the employee ID';
  return undefined;
}
