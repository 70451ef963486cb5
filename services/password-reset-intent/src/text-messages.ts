/** The text message with a one-time PIN. One GSM-7 segment, no link (O14). */
export function pinText(pin: string): string {
  return `Opsline: ${pin} is your one-time PIN for a new password. It works for 60 seconds. Use it only in a call that you made yourself.`;
}

/** The text message with a new password, which is at most 127 characters long. */
export function passwordText(password: string): string {
  return `Opsline: ${password} is your new password. You must change it when you log on.`;
}

/** The text message that tells of a reset and has no password in it (D16). */
export const noticeText =
  'Opsline: your password was reset by phone. If you did not ask for this, call the helpdesk at once.';
