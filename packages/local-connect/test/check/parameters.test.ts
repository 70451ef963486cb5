import { describe, expect, test } from 'vitest';
import { checkFlow } from '../../src/check/check-flow.ts';
import { flowWith, mutate } from '../every-action.ts';
import { botArn } from '../flows.ts';

function missing(path: string) {
  return `Action is missing required property. Path: Actions[0].Parameters.${path}`;
}
const staticOnly = 'must be static: a JSONPath is not resolved here';
const text = 'must be a string (numbers and booleans are written as strings, "5")';
const unplayed = 'is not supported by the local player';
const onePrompt = 'only one of Text, SSML, PromptId, Media may be given';

describe('a wrong parameter of any other action', () => {
  test.each([
    ['bot', 'LexV2Bot', undefined, 'LexV2Bot', missing('LexV2Bot')],
    [
      'bot',
      'LexV2Bot.AliasArn',
      `${botArn}${'x'.repeat(60)}`,
      'LexV2Bot.AliasArn',
      'must be at most 100 characters',
    ],
    ['bot', 'LexBot', { Name: 'b' }, 'LexBot', 'Lex V1 is not supported by the local player'],
    ['bot', 'PromptId', 'p', 'PromptId', onePrompt],
    ['bot', 'LexSessionAttributes', { a: 1 }, 'LexSessionAttributes.a', text],
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
    ['lookup', 'InvocationType', 'ASYNCHRONOUS', 'InvocationType', `"ASYNCHRONOUS" ${unplayed}`],
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
    ['compare', 'ComparisonValue', '$.Case.x', 'ComparisonValue', `"$.Case.x" ${unplayed}`],
    ['loop', 'LoopCount', '101', 'LoopCount', 'must be a whole number from 0 to 100, as a string'],
    ['loop', 'LoopCount', '$.Attributes.n', 'LoopCount', `"$.Attributes.n" ${unplayed}`],
    [
      'logging',
      'FlowLoggingBehavior',
      '$.Attributes.x',
      'FlowLoggingBehavior',
      'must be "Enabled" or "Disabled"',
    ],
    ['voice', 'TextToSpeechVoice', '$.Attributes.x', 'TextToSpeechVoice', staticOnly],
    [
      'voice',
      'TextToSpeechEngine',
      'neural',
      'TextToSpeechEngine',
      'must be "Standard" or "Neural" or "Generative"',
    ],
    ['data', 'WisdomSessionArn', 'arn', 'WisdomSessionArn', unplayed],
    ['attributes', 'Attributes', { 'a.b': '1' }, 'Attributes.a.b', 'a key may not be empty or hold $ or .'],
    ['attributes', 'TargetContact', 'Related', 'TargetContact', `"Related" ${unplayed}`],
    ['transfer', 'ContactFlowId', undefined, 'ContactFlowId', missing('ContactFlowId')],
    ['setQueue', 'AgentId', 'a', 'AgentId', unplayed],
    ['queue', 'QueueId', 'helpdesk', 'QueueId', 'unknown property'],
  ])('%s: %s = %j', (name, property, value, place, message) => {
    const problems = checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value));
    const path = `Actions[0].Parameters${place === '' ? '' : `.${place}`}`;
    expect(problems).toContainEqual({ path, message });
  });
});
