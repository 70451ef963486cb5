/**
 * What AWS does not document, or documents in two ways, and what the player does instead. These can be changed
 * for a run through `createConnect({ assumptions })`, so that a flow can be tried both ways.
 */
export type Assumptions = {
  /** `ContactData.CustomerEndpoint` of a call without caller ID: an `anonymous` address, or no endpoint. */
  readonly withheldNumber: 'anonymous' | 'null';
  /** What a reference that leads nowhere becomes in text, Lambda parameters and session attributes. */
  readonly unresolvedReference: string;
  /** Whether `$.External` survives a failed invocation. */
  readonly externalAfterError: 'kept' | 'cleared';
  /** The input of a terminator pressed alone: an empty string, or no input (`Timeout`). */
  readonly terminatorAlone: 'empty' | 'timeout';
  /** Whether buffered keys are lost in a transfer. */
  readonly bufferLostInTransfer: boolean;
  /** Turns of one bot conversation after which the player takes it for endless. */
  readonly maximumLexTurns: number;
  /** Actions of one contact after which the player takes its flows for endless. */
  readonly maximumActions: number;
};

/** The assumptions of a run that states none. */
export const defaultAssumptions: Assumptions = {
  withheldNumber: 'anonymous',
  unresolvedReference: '',
  externalAfterError: 'kept',
  terminatorAlone: 'empty',
  bufferLostInTransfer: true,
  maximumLexTurns: 100,
  maximumActions: 1000,
};

/** `LanguageCode` before any UpdateContactData. */
export const firstLanguageCode = 'en-US';

/** Voice before any UpdateContactTextToSpeechVoice. */
export const firstVoice = 'Joanna';

/** Pause before Connect invokes a failed Lambda function again, ms. */
export const lambdaRetryDelayMs = 0;

/** What a value of a STRING_MAP response may be; null, because its TypeScript type says so. */
export const stringMapTypes: readonly string[] = ['string', 'null'];

/** What the bot is given for silence: RecognizeText takes no empty text, and this matches no utterance. */
export const lexSilenceText = ' ';

/** Errors UpdateContactTextToSpeechVoice may wire: published flows do in 3 of 10 cases, and leave it out in 7. */
export const optionalErrorsOfVoice: readonly string[] = ['NoMatchingError'];

/** Errors a bot need not wire: the documentation requires NoMatchingCondition, a live check did not. */
export const optionalErrorsOfBot: readonly string[] = ['InputTimeLimitExceeded', 'NoMatchingCondition'];
