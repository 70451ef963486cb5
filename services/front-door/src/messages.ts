import { say } from '@opsline/lex-kit';
import { inWords } from './offers.ts';

/** What a person hears or reads where no service has the word. */
export const messages = {
  greeting: say`Hello.`,
  welcome: say`You are welcome.`,
  ask: (offers: readonly string[]) => say`Say ${inWords(offers)}.`,
  takeYourTime: say`Take your time.`,
  notHeard: say`I did not hear anything.`,
  /** On the phone the flow connects; in a chat nobody can. */
  toSomebody: say`All right.`,
  helpdesk: say`I cannot connect you with a person from a chat. Please call the helpdesk.`,
  help: (offers: readonly string[]) =>
    say`I can help with several things. Say ${inWords(offers)}. Say "goodbye" to end.`,
  notUnderstood: (offers: readonly string[]) =>
    say`Sorry, I did not understand that. Say ${inWords(offers)}.`,
  /** A phone call then goes to a person. */
  givingUp: (channel: 'voice' | 'chat') =>
    channel === 'voice'
      ? say`Sorry, I still do not understand.`
      : say`Sorry, I still do not understand. Goodbye.`,
  notYet: say`Sorry, I cannot help with that yet.`,
  goodbye: say`Goodbye.`,
  apology: say`Sorry, something went wrong on our side. Please try again in a few minutes.`,
} as const;
