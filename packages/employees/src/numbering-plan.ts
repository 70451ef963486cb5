import { isE164 } from '@opsline/function-kit/e164';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * Whether a strict E.164 number is possible in the numbering plan of its country: of a length that the plan has, and
 * without a trunk prefix that the plan drops after the country code. One that begins with zero must be assigned as
 * such. Apart from that, whether it is assigned to anybody is not asked: the plans know no new ranges, and none of fiction.
 */
export function isPossibleNumber(phone: string): boolean {
  const number = parsePhoneNumberFromString(phone);
  // The library drops a trunk prefix; a number that comes back changed was not E.164.
  if (!isE164(phone) || number?.number !== phone || !number.isPossible()) return false;
  return !number.nationalNumber.startsWith('0') || number.isValid();
}
