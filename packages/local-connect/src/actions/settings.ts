import { z } from 'zod';
import { defineAction, done, failed, plainWiring } from '../action-kind.ts';
import { optionalErrorsOfVoice } from '../assumptions.ts';
import { choice, notPlayed, staticText, textOrPath } from '../values/parameter.ts';
import { resolveValue } from '../values/value.ts';

/** Switches the flow log of the contact on or off, also for flows it is transferred to. */
export const updateFlowLoggingBehavior = defineAction({
  type: 'UpdateFlowLoggingBehavior',
  logName: 'SetLoggingBehavior',
  parameters: z.strictObject({ FlowLoggingBehavior: z.enum(['Enabled', 'Disabled']) }),
  wiring: plainWiring([]),
  inWords: ({ FlowLoggingBehavior }) =>
    `switches the log ${FlowLoggingBehavior === 'Enabled' ? 'on' : 'off'}`,
  play: ({ FlowLoggingBehavior }) => ({
    ...done({ logging: FlowLoggingBehavior === 'Enabled' }),
    logged: { Parameters: { LoggingBehavior: FlowLoggingBehavior } },
  }),
});

/** Sets the voice; has no effect on chat. Whether Polly has the voice is not checked. */
export const updateContactTextToSpeechVoice = defineAction({
  type: 'UpdateContactTextToSpeechVoice',
  logName: 'SetVoice',
  parameters: z.strictObject({
    TextToSpeechVoice: staticText.min(1, 'must not be empty'),
    TextToSpeechEngine: z.enum(['Standard', 'Neural', 'Generative']).optional(),
    TextToSpeechStyle: z.enum(['None', 'Conversational', 'Newscaster']).optional(),
  }),
  wiring: plainWiring([], optionalErrorsOfVoice),
  inWords: ({ TextToSpeechVoice }) => `speaks as ${TextToSpeechVoice}`,
  play: (parameters, { state }) => ({
    ...done(state.channel === 'VOICE' ? { voice: parameters.TextToSpeechVoice } : {}),
    logged: { Parameters: parameters },
  }),
});

/** A language of Amazon Polly or Lex: `en-US`, `es-419`, `en-GB-WLS`, `arb`. */
const languagePattern = /^[a-z]{2,3}(-([A-Z]{2}|\d{3})(-[A-Z]{3})?)?$/;

/** Sets the language, and with it the Lex locale. */
export const updateContactData = defineAction({
  type: 'UpdateContactData',
  logName: 'SetContactData',
  parameters: z.strictObject({
    LanguageCode: textOrPath.optional(),
    TargetContact: choice('Current', 'Related').optional(),
    Name: notPlayed,
    Description: notPlayed,
    CustomerId: notPlayed,
    References: notPlayed,
    WisdomSessionArn: notPlayed,
    SegmentAttributes: notPlayed,
    IsVoiceIdStreamingEnabled: notPlayed,
    IsVoiceAuthenticationEnabled: notPlayed,
    IsFraudDetectionEnabled: notPlayed,
    VoiceAuthenticationThreshold: notPlayed,
    VoiceAuthenticationResponseTime: notPlayed,
    FraudDetectionThreshold: notPlayed,
    WatchlistId: notPlayed,
  }),
  wiring: plainWiring(['NoMatchingError']),
  inWords: ({ LanguageCode = 'as before' }) => `speaks ${LanguageCode}`,
  play: ({ LanguageCode = '$.LanguageCode' }, playing) => {
    const languageCode = resolveValue(LanguageCode, playing);
    if (languageCode === undefined || !languagePattern.test(languageCode)) {
      return failed('the language is not written like en-US');
    }
    return { ...done({ languageCode }), logged: { Parameters: { LanguageCode: languageCode } } };
  },
});
