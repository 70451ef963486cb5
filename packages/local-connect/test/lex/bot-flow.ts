import { action, botArn, flowOf, say, wire } from '../flows.ts';
import { reply } from './bot.ts';

/** The bot block, then a word for each way out of it. */
export function connectBot(
  parameters: object,
  errors: Record<string, string> = { NoMatchingError: 'sorry', NoMatchingCondition: 'other' },
) {
  return action(
    'bot',
    'ConnectParticipantWithLexBot',
    { Text: 'Which job?', LexV2Bot: { AliasArn: botArn }, ...parameters },
    wire('next', errors, { patchStatusIntent: 'answered' }),
  );
}

export const rest = [
  say('answered', '$.Lex.IntentName of $.Lex.Slots.JobName, $.Lex.SessionAttributes.tier', 'bye'),
  ...['sorry', 'other', 'next'].map((name) => say(name, name, 'bye')),
];
export const flow = flowOf(
  connectBot({ LexSessionAttributes: { phoneNumber: '$.CustomerEndpoint.Address', callType: 'VOICE' } }),
  ...rest,
);

export const closed = reply('Close', ['Goodbye.'], {
  intent: {
    name: 'patchStatusIntent',
    slots: { JobName: { value: { originalValue: 'the latest', interpretedValue: 'latest' } } },
    state: 'Fulfilled',
  },
  sessionAttributes: { tier: 'gold' },
});
