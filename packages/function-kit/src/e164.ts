const e164 = /^\+[1-9][0-9]{6,14}$/;

/**
 * Whether a text is a telephone number in strict E.164 form: a plus sign, no leading zero, 7 to 15 ASCII digits
 * in all, nothing else (ITU-T E.164; the shortest international numbers in service have 7 digits).
 */
export function isE164(text: string): boolean {
  return e164.test(text);
}
