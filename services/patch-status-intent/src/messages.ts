import { say } from '@opsline/lex-kit';

/** What a person hears or reads, apart from the answers themselves. */
export const messages = {
  askEmployeeId: say`What is your employee ID? It has three digits.`,
  employeeIdShape: say`That is not an employee ID. An employee ID has three digits, such as 104.`,
  /** The same for every ID, known or not. */
  pinOnItsWay: say`If we know that employee ID, a one-time PIN is on its way by text message. It works for 60 seconds. Please type it here.`,
  pinShape: say`A one-time PIN has six digits. Please type it, or say "again" for a new one.`,
  /** The same for a wrong, an expired, a used and a locked one, and for an ID that nobody has. */
  pinRefused: say`That one-time PIN did not work. Say "again" for a new one.`,
  tooManyRefused: say`I could not confirm who you are. Please try again later. Goodbye.`,
  authenticated: say`Thank you, you are authenticated.`,
  askJob: say`Which patch job? Say "latest", or the name of a target group.`,
  anythingElse: say`Anything else? Say "latest", the name of a target group, or "goodbye".`,
  help: say`I tell how patching went. Say "check patching" to begin. I then ask for your employee ID and for a one-time PIN that comes by text message. Say "goodbye" to end.`,
  notUnderstood: say`Sorry, I did not understand that. Say "check patching" or "help".`,
  givingUp: say`Sorry, I still do not understand. Goodbye.`,
  goodbye: say`Goodbye.`,
  apology: say`Sorry, something went wrong on our side. Please try again in a few minutes.`,
} as const;
