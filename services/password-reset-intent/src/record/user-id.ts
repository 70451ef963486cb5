import { numberInWords } from '@opsline/lex-kit';

/** So many digits a user ID has: the sAMAccountName of an employee. */
const userIdDigits = 6;

/** The form of a user ID, for people: "six digits". */
export const userIdForm = `${numberInWords(userIdDigits)} digits`;

const form = new RegExp(`^[0-9]{${userIdDigits}}$`);

/** Whether a text is a user ID, to the letter. */
export function isUserId(text: string): boolean {
  return form.test(text);
}
