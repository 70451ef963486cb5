/** So many digits a user ID has: the sAMAccountName of an employee. */
export const userIdDigits = 6;

const form = new RegExp(`^[0-9]{${userIdDigits}}$`);

/** Whether a text is a user ID, to the letter. */
export function isUserId(text: string): boolean {
  return form.test(text);
}
