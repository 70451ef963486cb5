import { type Sentence, say } from '@opsline/lex-kit';

/** What a person hears or reads. */
export const messages = {
  /** The prompt of the slot in intents.yml; a test compares the two. */
  askEnvironment: say`For development, or for production?`,
  notMadeYet: (where: string, at: Sentence) => say`Sample errand for ${where}, ${at}: not made yet.`,
  anythingElse: say`Anything else? Say "sample errand", or "goodbye".`,
  apology: say`Sorry, something went wrong on our side. Please try again in a few minutes.`,
} as const;
