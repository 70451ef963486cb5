import { describe, expect, test } from 'vitest';
import { checkFlow } from '../../src/check/check-flow.ts';
import { flowWith, mutate } from '../every-action.ts';

describe('what Connect takes is right', () => {
  test.each([
    ['say', 'SkipWhenDTMFBufferEnabled', 'false'],
    ['attributes', 'Attributes', { 'answer_$.Attributes.turn': '1' }],
    ['attributes', 'Attributes', { '$.Attributes.turn answer': '1' }],
    ['attributes', 'Attributes', { "of $.Attributes.['my key'] and $.Channel": '1' }],
    ['compare', 'ComparisonValue', '$.Attributes.größe'],
    ['compare', 'ComparisonValue', '$.External.customer.tier'],
    ['compare', 'ComparisonValue', '$.Media.Sip.Headers.P-Charge-Info'],
  ])('%s: %s = %j', (name, property, value) => {
    expect(checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value))).toEqual([]);
  });
});

describe('what Connect refuses is wrong', () => {
  const badKey = 'a key may not be empty or hold $ or .';
  test.each([
    ['attributes', 'Attributes', { '': '1' }, '', badKey],
    ['attributes', 'Attributes', { 'answer.$.Attributes.turn': '1' }, '.answer.$.Attributes.turn', badKey],
    ['attributes', 'Attributes', { 'cost $5': '1' }, '.cost $5', badKey],
    ['setQueue', 'QueueId', '$.Seconds', '', '"$.Seconds" has an unknown root'],
  ])('%s: %s = %j', (name, property, value, place, message) => {
    const problems = checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value));
    const path = `Actions[0].Parameters.${property}${place}${Object.hasOwn(Object(value), '') ? '.' : ''}`;
    expect(problems).toEqual([{ path, message }]);
  });

  test('a recording from S3 does not go together with Lex V2', () => {
    const media = { Uri: 's3://bucket/hello.wav', SourceType: 'S3', MediaType: 'Audio' };
    const document = mutate(flowWith('bot'), 'Actions.0.Parameters.Media', media);
    expect(checkFlow(mutate(document, 'Actions.0.Parameters.Text', undefined))).toEqual([
      { path: 'Actions[0].Parameters.Media', message: 'does not go together with LexV2Bot' },
    ]);
  });
});
