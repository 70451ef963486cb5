import { type Sentence, say, spell } from '@opsline/lex-kit';
import { dateInWords, monthInWords } from './date-in-words.ts';
import type { Details } from './details.ts';

/** What a person hears or reads. */
export const messages = {
  greeting: say`I can give you a new password. First, a few questions.`,
  askUserId: say`What is your user ID? It has six digits.`,
  userIdShape: say`That format seems incorrect. A user ID has six digits, such as 104200. What is yours?`,
  askBirthDate: say`What is your date of birth? Please say the day, the month and the year.`,
  birthDateShape: say`That format seems incorrect. Please say your date of birth with day, month and year, such as 5 March 1980.`,
  birthDateYear: say`That format seems incorrect without the year. Please say your date of birth with all four digits of the year.`,
  birthDateAmbiguous: say`That could be two dates. Please say your date of birth with the name of the month.`,
  birthDateImpossible: say`That cannot be a date of birth here. Please say it again with day, month and year.`,
  askMonthStarted: say`In which month did you start working here?`,
  monthStartedShape: say`That format seems incorrect. Please say the name of a month, such as March.`,
  callBack: say`Then please call back and try again. Goodbye.`,
  /** The same for every user ID, known or not. */
  pinOnItsWay: say`If we know that user ID, a one-time PIN is on its way to the mobile phone on record. It works for 60 seconds. Please say it or key it in.`,
  pinShape: say`A one-time PIN has six digits. Please say it or key it in, or say "again" for a new one.`,
  /** The same for a wrong, an expired, a used and a locked one, and for a user ID that nobody has. */
  pinRefused: say`That one-time PIN did not work. Please try once more, or say "again" for a new one.`,
  /** The same whatever is incorrect, and for every account that is not reset by phone. */
  detailsIncorrect: say`The details you provided are incorrect.`,
  letUsTryAgain: say`Let us try again. What is your user ID?`,
  endOfTries: say`Please check them and call again later. Goodbye.`,
  reset: say`Your password has been reset and sent to your mobile.`,
  mustChange: say`When you log on with it, you will be asked to choose a new one. Goodbye.`,
  notDelivered: say`Your password has been changed, but I could not make sure that the text message with the new one was sent.`,
  outcomeUnknown: say`I could not find out whether your password was changed.`,
  unavailable: say`Sorry, something went wrong on our side. Your password has not been changed.`,
  help: say`I reset forgotten passwords. Say "I forgot my password" to begin. I then ask for your user ID, your date of birth and the month you started. Say "goodbye" to end.`,
  notUnderstood: say`Sorry, I did not understand that. Say "I forgot my password" or "help".`,
  givingUp: say`Sorry, I still do not understand.`,
  goodbye: say`Goodbye.`,
  apology: say`Sorry, something went wrong on our side.`,
} as const;

/** Reads the details back and asks for a yes or a no. */
export function readBack({ userId, birthDate, monthStarted }: Details): Sentence {
  return say`Your user ID is ${spell(userId)}, you were born on ${dateInWords(birthDate)} and you started in ${monthInWords(monthStarted)}. Is that correct?`;
}
