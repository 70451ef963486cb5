import { z } from 'zod';
import { defineAction, done, failed, plainWiring } from '../action-kind.ts';
import { optionalErrorsOfVoice } from '../assumptions.ts';
import { choice, notPlayed, staticText, textOrPath, textWithPaths } from '../values/parameter.ts';
import { resolveValue, textOf } from '../values/value.ts';

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

const participants = z.array(z.enum(['Agent', 'Customer']));

/** Accepted and logged; there is nothing to record on a laptop. */
export const updateContactRecordingBehavior = defineAction({
  type: 'UpdateContactRecordingBehavior',
  logName: 'SetRecordingBehavior',
  parameters: z.strictObject({
    RecordingBehavior: z.strictObject({
      RecordedParticipants: participants,
      ScreenRecordedParticipants: participants.optional(),
      IVRRecordingBehavior: z.enum(['Enabled', 'Disabled']).optional(),
    }),
    AnalyticsBehavior: z.record(z.string(), z.unknown()).optional(),
  }),
  wiring: plainWiring([]),
  inWords: () => 'sets what is recorded',
  play: ({ RecordingBehavior }) => ({
    ...done(),
    logged: { Parameters: RecordingBehavior },
  }),
});

/** A language of Amazon Polly or Lex: `en-US`, `es-419`, `en-GB-WLS`, `arb`. */
const languagePattern = /^[a-z]{2,3}(-([A-Z]{2}|\d{3})(-[A-Z]{3})?)?$/;

/** Sets the language (and with it the Lex locale), name, description, customer id and references. */
export const updateContactData = defineAction({
  type: 'UpdateContactData',
  logName: 'SetContactData',
  parameters: z.strictObject({
    LanguageCode: textOrPath.optional(),
    Name: textWithPaths.optional(),
    Description: textWithPaths.optional(),
    CustomerId: textWithPaths.optional(),
    References: z.record(z.string(), z.strictObject({ Value: textWithPaths, Type: z.string() })).optional(),
    TargetContact: choice('Current', 'Related').optional(),
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
  inWords: ({ LanguageCode, ...others }) =>
    LanguageCode === undefined ? `sets ${Object.keys(others).join(', ')}` : `speaks ${LanguageCode}`,
  play: (parameters, playing) => {
    const languageCode =
      parameters.LanguageCode === undefined
        ? playing.state.languageCode
        : resolveValue(parameters.LanguageCode, playing);
    if (languageCode === undefined || !languagePattern.test(languageCode)) {
      return failed('the language is not written like en-US');
    }
    const entries = Object.entries(parameters.References ?? {});
    const references = Object.fromEntries(
      entries.map(([key, { Value, Type }]) => [key, { Value: textOf(Value, playing).value, Type }]),
    );
    return {
      ...done({
        languageCode,
        references: { ...playing.state.references, ...references },
        ...given('name', parameters.Name, playing),
        ...given('description', parameters.Description, playing),
        ...given('customerId', parameters.CustomerId, playing),
      }),
      logged: { Parameters: { LanguageCode: languageCode } },
    };
  },
});

function given(
  key: 'name' | 'description' | 'customerId',
  text: string | undefined,
  playing: Parameters<typeof textOf>[1],
) {
  return text === undefined ? {} : { [key]: textOf(text, playing).value };
}
