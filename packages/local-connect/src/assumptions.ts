/**
 * What AWS does not document, or documents in two ways, and what the player does instead. Each can be changed
 * for a run through `createConnect({ assumptions })`, so that a flow can be tried both ways.
 */
export type Assumptions = {
  /** `ContactData.CustomerEndpoint` of a call without caller ID: an `anonymous` address, or no endpoint. */
  readonly withheldNumber: 'anonymous' | 'null';
  /** What a reference that leads nowhere becomes in text, Lambda parameters and session attributes. */
  readonly unresolvedReference: string;
  /** `LanguageCode` before any UpdateContactData. */
  readonly languageCode: string;
  /** Voice before any UpdateContactTextToSpeechVoice. */
  readonly voice: string;
  /** Pause before Connect invokes a failed Lambda function again, ms. */
  readonly lambdaRetryDelayMs: number;
  /** Whether `$.External` survives a failed invocation. */
  readonly externalAfterError: 'kept' | 'cleared';
  /** Whether a STRING_MAP response may hold null (its TypeScript type says so). */
  readonly nullsInStringMap: boolean;
  /** The input of a terminator pressed alone: an empty string, or no input (`Timeout`). */
  readonly terminatorAlone: 'empty' | 'timeout';
  /** Whether buffered keys skip a later prompt, and whether they are lost in a transfer. */
  readonly bufferSkipsPrompts: boolean;
  readonly bufferLostInTransfer: boolean;
  /** What the bot is given for silence: RecognizeText takes no empty text, and this matches no utterance. */
  readonly lexSilenceText: string;
  /** Turns of one bot conversation after which the player takes it for endless. */
  readonly maximumLexTurns: number;
  /** Actions of one contact after which the player takes its flows for endless. */
  readonly maximumActions: number;
};

/** The assumptions of a run that states none. */
export const defaultAssumptions: Assumptions = {
  withheldNumber: 'anonymous',
  unresolvedReference: '',
  languageCode: 'en-US',
  voice: 'Joanna',
  lambdaRetryDelayMs: 0,
  externalAfterError: 'kept',
  nullsInStringMap: true,
  terminatorAlone: 'empty',
  bufferSkipsPrompts: true,
  bufferLostInTransfer: true,
  lexSilenceText: ' ',
  maximumLexTurns: 100,
  maximumActions: 1000,
};

/** Create-time rules on which reports differ; the check takes the lenient side where a flow works either way. */
export const createTimeAssumptions = {
  /** UpdateContactTextToSpeechVoice: wired in 3 of 10 published flows, absent in 7. */
  voiceMayWireNoMatchingError: true,
  /** ConnectParticipantWithLexBot: the documentation requires it, a live check did not; all published flows wire it. */
  lexMustWireNoMatchingCondition: false,
  /** GetParticipantInput that stores: an empty list was once reported as refused. */
  storeRefusesEmptyConditions: true,
} as const;
