import { say } from '@opsline/lex-kit';
import { inWords } from './offers.ts';

/** What a person hears or reads where no service has the word. */
export const messages = {
  help: (offers: readonly string[]) =>
    say`I can help with several things. Say ${inWords(offers)}. Say "goodbye" to end.`,
  notUnderstood: (offers: readonly string[]) =>
    say`Sorry, I did not understand that. Say ${inWords(offers)}.`,
  givingUp: say`Sorry, I still do not understand. Goodbye.`,
  notYet: say`Sorry, I cannot help with that yet.`,
  goodbye: say`Goodbye.`,
  apology: say`Sorry, something went wrong on our side. Please try again in a few minutes.`,
} as const;
