import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { done, failed, type Step, type Turn } from '../action-kind.ts';
import type { KeypadInput } from '../caller/keypad.ts';
import type { ContactState } from '../contact-state.ts';
import type { InputForm } from './input-parameters.ts';

/** No input in store mode is a success whose value is this word (Administrator Guide, Store customer input). */
export const timeout = 'Timeout';

/** What a finished input puts into `$.StoredCustomerInput`. The digits themselves are never logged. */
export function storedValue(
  input: Extract<InputForm, { form: 'store' }>,
  keys: KeypadInput,
  { world }: Turn,
  changes: Partial<ContactState>,
): Step {
  const blank = keys.typed === '' && world.assumptions.terminatorAlone === 'timeout';
  if (keys.end === 'silence' || blank) {
    return { ...done({ ...changes, storedInput: timeout }), logged: { Results: timeout } };
  }
  const value = input.validate === undefined ? keys.typed : phoneNumber(keys.typed, input.validate);
  if (value === undefined) {
    return { ...failed('not a telephone number', 'InvalidPhoneNumber'), changes };
  }
  return { ...done({ ...changes, storedInput: value }), logged: { Results: 'stored' } };
}

/** The number in E.164, if its length is possible for its country; whether it is assigned is not asked. */
function phoneNumber(typed: string, format: CountryCode | 'E164'): string | undefined {
  if (!/^\d+$/.test(typed)) return undefined;
  const number =
    format === 'E164' ? parsePhoneNumberFromString(`+${typed}`) : parsePhoneNumberFromString(typed, format);
  return number?.isPossible() === true ? number.number : undefined;
}
