import { describe, expect, test } from 'vitest';
import { checkFlow } from '../../src/check/check-flow.ts';
import { flowWith, mutate } from '../every-action.ts';
import { botArn } from '../flows.ts';

describe('what is right although it looks odd', () => {
  test.each([
    ['say', 'Text', 'An unknown $.BadValue in text is left to run time'],
    ['say', 'Text', 'It costs $1000.'],
    ['bot', 'Text', ' '],
    ['bot', 'LexV2Bot.AliasArn', `\${BotAlias.Arn}`],
    ['lookup', 'LambdaFunctionARN', `\${DbLookup.Arn}`],
    ['lookup', 'LambdaFunctionARN', '$.Attributes.arn'],
    ['compare', 'ComparisonValue', "$.Attributes.['my key']"],
    ['compare', 'ComparisonValue', "$['Attributes']['Language']"],
    ['transfer', 'ContactFlowId', `\${LexFlow.ContactFlowArn}`],
    ['attributes', 'Attributes', { '$.Attributes.key': '1' }],
  ])('%s: %s = %j', (name, property, value) => {
    expect(checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value))).toEqual([]);
  });
});

describe('what the instance has', () => {
  const known = {
    flows: ['arn:a/flow/f1'],
    functions: [],
    botAliases: [botArn],
    queues: ['helpdesk'],
  };
  test.each([
    ['transfer', 'ContactFlowId', 'f2', 'there is no flow "f2"'],
    [
      'lookup',
      'LambdaFunctionARN',
      'arn:x',
      'there is no Lambda function associated with the instance "arn:x"',
    ],
    ['bot', 'LexV2Bot.AliasArn', 'arn:x', 'there is no Lex bot alias associated with the instance "arn:x"'],
    ['setQueue', 'QueueId', 'sales', 'there is no queue "sales"'],
  ])('%s: %s = %s', (name, property, value, message) => {
    const document = mutate(flowWith(name), `Actions.0.Parameters.${property}`, value);
    expect(checkFlow(document, known)).toEqual([{ path: `Actions[0].Parameters.${property}`, message }]);
    expect(checkFlow(document)).toEqual([]);
  });

  test.each([
    ['transfer', 'ContactFlowId', 'f1'],
    ['transfer', 'ContactFlowId', '$.Attributes.flow'],
    ['lookup', 'LambdaFunctionARN', `\${Lookup.Arn}`],
    ['bot', 'LexV2Bot.AliasArn', botArn],
  ])('%s may name %s = %s', (name, property, value) => {
    expect(checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value), known)).toEqual([]);
  });
});
