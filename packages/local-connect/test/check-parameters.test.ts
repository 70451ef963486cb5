import { describe, expect, test } from 'vitest';
import { checkFlow } from '../src/index.ts';
import { flowWith, mutate } from './every-action.ts';
import { BOT } from './flows.ts';

const missing = (path: string) => `Action is missing required property. Path: Actions[0].Parameters.${path}`;
const STATIC = 'must be static: a JSONPath is not resolved here';
const TEXT = 'must be a string (numbers and booleans are written as strings, "5")';
const UNPLAYED = 'is not supported by the local player';
const ONE_PROMPT = 'only one of Text, SSML, PromptId, Media may be given';

describe('a wrong parameter of any other action', () => {
  test.each([
    ['bot', 'LexV2Bot', undefined, 'LexV2Bot', missing('LexV2Bot')],
    [
      'bot',
      'LexV2Bot.AliasArn',
      `${BOT}${'x'.repeat(60)}`,
      'LexV2Bot.AliasArn',
      'must be at most 100 characters',
    ],
    ['bot', 'LexBot', { Name: 'b' }, 'LexBot', 'Lex V1 is not supported by the local player'],
    ['bot', 'PromptId', 'p', 'PromptId', ONE_PROMPT],
    ['bot', 'LexSessionAttributes', { a: 1 }, 'LexSessionAttributes.a', TEXT],
    [
      'bot',
      'LexTimeoutSeconds',
      { Text: '59' },
      'LexTimeoutSeconds.Text',
      'must be a whole number from 60 to 604800, as a string',
    ],
    ['lookup', 'LambdaFunctionARN', undefined, 'LambdaFunctionARN', missing('LambdaFunctionARN')],
    ['lookup', 'LambdaFunctionARN', '$.Secret', 'LambdaFunctionARN', '"$.Secret" has an unknown root'],
    [
      'lookup',
      'InvocationTimeLimitSeconds',
      '9',
      'InvocationTimeLimitSeconds',
      'must be a whole number from 1 to 8, as a string',
    ],
    [
      'lookup',
      'InvocationTimeLimitSeconds',
      undefined,
      'InvocationTimeLimitSeconds',
      missing('InvocationTimeLimitSeconds'),
    ],
    ['lookup', 'InvocationType', 'ASYNCHRONOUS', 'InvocationType', `"ASYNCHRONOUS" ${UNPLAYED}`],
    [
      'lookup',
      'ResponseValidation',
      { ResponseType: 'XML' },
      'ResponseValidation.ResponseType',
      'must be "STRING_MAP" or "JSON"',
    ],
    [
      'compare',
      'ComparisonValue',
      'plain',
      'ComparisonValue',
      'must be one JSONPath, such as $.Attributes.name',
    ],
    [
      'compare',
      'ComparisonValue',
      '$.Attributes.a $.Attributes.b',
      'ComparisonValue',
      '"$.Attributes.a $.Attributes.b" is not one JSONPath',
    ],
    ['compare', 'ComparisonValue', '$.Case.x', 'ComparisonValue', `"$.Case.x" ${UNPLAYED}`],
    [
      'loop',
      'LoopCount',
      '101',
      'LoopCount',
      'must be a whole number from 0 to 100, as a string, or one JSONPath',
    ],
    [
      'logging',
      'FlowLoggingBehavior',
      '$.Attributes.x',
      'FlowLoggingBehavior',
      'must be "Enabled" or "Disabled"',
    ],
    ['voice', 'TextToSpeechVoice', '$.Attributes.x', 'TextToSpeechVoice', STATIC],
    [
      'voice',
      'TextToSpeechEngine',
      'neural',
      'TextToSpeechEngine',
      'must be "Standard" or "Neural" or "Generative"',
    ],
    ['data', 'WisdomSessionArn', 'arn', 'WisdomSessionArn', UNPLAYED],
    [
      'recording',
      'RecordingBehavior.RecordedParticipants',
      ['Bot'],
      'RecordingBehavior.RecordedParticipants[0]',
      'must be "Agent" or "Customer"',
    ],
    ['attributes', 'Attributes', { 'a.b': '1' }, 'Attributes.a.b', 'a key may not be empty or hold $ or .'],
    ['attributes', 'TargetContact', 'Related', 'TargetContact', `"Related" ${UNPLAYED}`],
    ['flowAttributes', 'FlowAttributes', { a: '1' }, 'FlowAttributes.a', 'must be an object'],
    ['transfer', 'ContactFlowId', undefined, 'ContactFlowId', missing('ContactFlowId')],
    ['setQueue', 'AgentId', 'a', 'AgentId', UNPLAYED],
    ['queue', 'QueueId', 'helpdesk', 'QueueId', 'unknown property'],
    ['hours', 'HoursOfOperationId', '$.Hours', 'HoursOfOperationId', '"$.Hours" has an unknown root'],
    ['wait', 'TimeLimitSeconds', undefined, 'TimeLimitSeconds', missing('TimeLimitSeconds')],
    [
      'wait',
      'TimeLimitSeconds',
      '604801',
      'TimeLimitSeconds',
      'must be a whole number from 1 to 604800, as a string',
    ],
    ['wait', 'TimeoutSeconds', '60', 'TimeoutSeconds', 'says TimeLimitSeconds again'],
    ['wait', 'Events', ['CustomerReturned'], 'Events', UNPLAYED],
  ])('%s: %s = %j', (name, property, value, place, message) => {
    const problems = checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value));
    const path = `Actions[0].Parameters${place === '' ? '' : `.${place}`}`;
    expect(problems).toContainEqual({ path, message });
  });
});
