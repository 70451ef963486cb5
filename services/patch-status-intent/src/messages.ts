import { employeeIdDigits } from '@opsline/employees';
import { durationInWords, numberInWords, say } from '@opsline/lex-kit';
import { pinLifeMs } from '@opsline/otp/policy';

const idForm = `${numberInWords(employeeIdDigits)} digits`;
const pinLife = durationInWords(pinLifeMs);

/** What a person hears or reads from the bot; what it knows of patching is said in patching/sentences.ts. */
export const messages = {
  askEmployeeId: say`What is your employee ID? It has ${idForm}.`,
  employeeIdShape: say`That is not an employee ID. An employee ID has ${idForm}, such as 104.`,
  /** The same for every ID, known or not. */
  pinOnItsWay: say`If we know that employee ID, a one-time PIN is on its way by text message. It works for ${pinLife}. Please type it here.`,
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

/** What Lex asks by itself when a slot is empty: the prompts of bot.yml. */
export const prompts = {
  EmployeeID: messages.askEmployeeId,
  OneTimePin: say`Please type the one-time PIN. It has six digits.`,
  JobName: messages.askJob,
} as const;

/** The text message with a one-time PIN. One GSM-7 segment, no link. */
export function pinText(pin: string): string {
  return `Opsline: ${pin} is your one-time PIN to check patching. It works for ${pinLife}. Do not tell it to anyone.`;
}

const employeeIdKeys = `${numberInWords(employeeIdDigits)} digit`;
const somethingWentWrong = 'Sorry, something went wrong on our side.';
const handingOver = [
  'I will connect you with somebody who can help.',
  'I cannot connect you with anybody now. Please call again in a few minutes, or contact the helpdesk. Goodbye.',
] as const;

/** What the contact flows say: every text of flows/. */
export const flowSentences = {
  PatchStatus_MainFlow: [
    'Welcome to IT operations.',
    'Sorry, something went wrong on our side. Please call again in a few minutes, or contact the helpdesk. Goodbye.',
  ],
  PatchStatus_Authentication: [
    `Please enter your ${employeeIdKeys} employee ID, then press pound.`,
    'I did not hear anything.',
    `That was not ${employeeIdKeys}s.`,
    'Please enter your four digit PIN, then press pound.',
    'I did not hear anything.',
    'That was not four digits.',
    'I did not hear from you. Please call again. Goodbye.',
    'Please call again, with your employee ID and your PIN at hand. Goodbye.',
    'Sorry, I could not confirm who you are. Goodbye.',
    somethingWentWrong,
    ...handingOver,
  ],
  PatchStatus_LexBot: [
    'Say "check patching", or the name of a target group.',
    somethingWentWrong,
    ...handingOver,
  ],
} as const;
