import { type Sentence, say } from '@opsline/lex-kit';

/** What a person hears or reads. */
export const messages = {
  /** The prompt of the slot in intents.yml; a test compares the two. */
  askEnvironment: say`For development, or for production?`,
  notMadeYet: (where: string, at: Sentence) => say`Sample errand for ${where}, ${at}: not made yet.`,
  anythingElse: say`Anything else? Say "sample errand", or "goodbye".`,
  greeting: say`Hello.`,
  welcome: say`You are welcome.`,
  takeYourTime: say`Take your time.`,
  help: say`Say "sample errand" to begin, for development or for production.`,
  /** On the phone the flow connects; in a chat nobody can. */
  toSomebody: say`All right.`,
  helpdesk: say`I cannot connect you with a person from a chat. Please call the helpdesk.`,
  notHeard: say`I did not hear anything.`,
  notUnderstood: say`Sorry, I did not understand that.`,
  /** A phone call then goes to a person. */
  givingUp: (channel: 'voice' | 'chat') =>
    channel === 'voice'
      ? say`Sorry, I still do not understand.`
      : say`Sorry, I still do not understand. Goodbye.`,
  goodbye: say`Goodbye.`,
  apology: say`Sorry, something went wrong on our side. Please try again in a few minutes.`,
} as const;
