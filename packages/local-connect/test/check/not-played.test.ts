import { describe, expect, test } from 'vitest';
import { checkFlow } from '../../src/check/check-flow.ts';
import { flowWith, mutate } from '../every-action.ts';
import { content, say } from '../flows.ts';

const unplayed = 'is not supported by the local player';

describe('what Connect takes and the player does not is said so, not called an error', () => {
  test.each([
    ['say', 'Type', 'TransferParticipantToThirdParty'],
    ['say', 'Type', 'UpdateContactRoutingCriteria'],
    ['say', 'Type', 'UntagContact'],
    ['say', 'Type', 'AuthenticateParticipant'],
    ['say', 'Type', 'EvaluateDataTableValues'],
    ['say', 'Type', 'StartOutboundEmailContact'],
    ['say', 'Type', 'InvokeFlowModule'],
    ['say', 'Type', 'CheckHoursOfOperation'],
    ['say', 'Type', 'DistributeByPercentage'],
    ['say', 'Type', 'UpdateContactRecordingBehavior'],
    ['say', 'Type', 'UpdateFlowAttributes'],
    ['say', 'Type', 'Wait'],
  ])('%s: %s %s', (name, property, value) => {
    expect(checkFlow(mutate(flowWith(name), `Actions.0.${property}`, value))).toEqual([
      { path: `Actions[0].${property}`, message: `${value} ${unplayed}` },
    ]);
  });

  test.each([
    ['data', 'SegmentAttributes', { a: { Value: '1' } }],
    ['data', 'IsVoiceIdStreamingEnabled', 'TRUE'],
    ['data', 'VoiceAuthenticationThreshold', '90'],
    ['data', 'FraudDetectionThreshold', '50'],
    ['data', 'Name', 'a call'],
    ['data', 'References', { ticket: { Value: 'T1', Type: 'STRING' } }],
    ['bot', 'LexInitializationData', { InitialMessage: 'hello' }],
    ['bot', 'LexTimeoutSeconds', { Text: '60' }],
  ])('%s: parameter %s', (name, property, value) => {
    expect(checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value))).toEqual([
      { path: `Actions[0].Parameters.${property}`, message: unplayed },
    ]);
  });

  test.each([
    ['data', 'TargetContact', 'Related'],
    ['attributes', 'TargetContact', 'Related'],
    ['lookup', 'InvocationType', 'ASYNCHRONOUS'],
  ])('%s: %s "%s"', (name, property, value) => {
    expect(checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value))).toEqual([
      { path: `Actions[0].Parameters.${property}`, message: `"${value}" ${unplayed}` },
    ]);
  });

  test.each([
    ['$.FlowAttributes.a'],
    ['$.References.ticket.Value'],
    ['$.Name'],
    ['$.Media.InitialMessage'],
    ['$.Lex.AlternateIntents.other.IntentName'],
    ['$.SegmentAttributes.tier'],
    ["$.SegmentAttributes['connect:Subtype']"],
    ['$.Loop.rounds.Index'],
    ['$.Modules.Result'],
    ['$.DataTables.query.value'],
    ['$.LambdaInvocation.ResultData.status'],
    ['$.Lex.SentimentResponse.Label'],
    ['$.Lex.AlternativeIntents.other.IntentName'],
    ['$.Queue.OutboundCallerId.Address'],
    ['$.MediaStreams.Customer.Audio.StreamARN'],
    ['$.Media.Sip.SiprecMetadata'],
    ['$.CustomerEndpoint.DisplayName'],
    ['$.Views.ViewResultData.Reason.0'],
    ['$.External.items[0]'],
    ['$.External.items[0].name'],
    ['$.External["name"]'],
    ['$.External'],
    ['$.Attributes'],
  ])('the reference %s, as a value and within a text', (reference) => {
    const value = mutate(flowWith('compare'), 'Actions.0.Parameters.ComparisonValue', reference);
    const message = `"${reference}" ${unplayed}`;
    expect(checkFlow(value)).toEqual([{ path: 'Actions[0].Parameters.ComparisonValue', message }]);
    const text = mutate(flowWith('say'), 'Actions.0.Parameters.Text', `You are ${reference}, are you?`);
    expect(checkFlow(text)).toEqual([{ path: 'Actions[0].Parameters.Text', message }]);
  });

  test.each([
    ['InputValidation.CustomValidation.MaximumLength', '$.Attributes.length'],
    ['DTMFConfiguration.InterdigitTimeLimitSeconds', '$.Attributes.pause'],
  ])('askPin: a JSONPath as %s', (property, value) => {
    expect(checkFlow(mutate(flowWith('askPin'), `Actions.0.Parameters.${property}`, value))).toEqual([
      { path: `Actions[0].Parameters.${property}`, message: `"${value}" ${unplayed}` },
    ]);
  });

  test.each([
    ['attributes', 'Attributes'],
    ['lookup', 'LambdaInvocationAttributes'],
    ['bot', 'LexSessionAttributes'],
  ])('%s: a reference within a key of %s', (name, property) => {
    const map = { 'of $.Customer.FirstName': '1' };
    expect(checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, map))).toEqual([
      {
        path: `Actions[0].Parameters.${property}.of $.Customer.FirstName`,
        message: `"$.Customer.FirstName" ${unplayed}`,
      },
    ]);
  });

  test('the operator KeyExists', () => {
    const path = 'Actions.0.Transitions.Conditions.0.Condition.Operator';
    expect(checkFlow(mutate(flowWith('compare'), path, 'KeyExists'))).toEqual([
      { path: 'Actions[0].Transitions.Conditions[0].Condition.Operator', message: `KeyExists ${unplayed}` },
    ]);
  });

  test('a bot of Lex V1, which then lacks no bot of V2', () => {
    const old = { Text: 'Yes?', LexBot: { Name: 'b', Region: 'eu-west-2', Alias: 'live' } };
    expect(checkFlow(mutate(flowWith('bot'), 'Actions.0.Parameters', old))).toEqual([
      { path: 'Actions[0].Parameters.LexBot', message: `Lex V1 ${unplayed}` },
    ]);
  });
});

describe('checking goes on, so that every other problem is shown', () => {
  const wrong = mutate(flowWith('lookup'), 'Actions.0.Transitions.Errors', []);
  const unwired = {
    path: 'Actions[0].Transitions.Errors',
    message: 'InvokeLambdaFunction must wire the error "NoMatchingError"',
  };

  test.each([
    ['the Settings of a module', 'Settings', {}, { path: 'Settings', message: unplayed }],
    ['a version', 'Version', '1', { path: 'Version', message: 'must be "2019-10-30"' }],
    [
      'a parameter that is not played',
      'Actions.0.Parameters.InvocationType',
      'ASYNCHRONOUS',
      { path: 'Actions[0].Parameters.InvocationType', message: `"ASYNCHRONOUS" ${unplayed}` },
    ],
    [
      'a property of the action',
      'Actions.0.Name',
      'x',
      { path: 'Actions[0].Name', message: 'unknown property' },
    ],
    [
      'an Identifier',
      'Actions.1.Identifier',
      'a;b',
      { path: 'Actions[1].Identifier', message: 'must not hold any of % : ( \\ / ) = $ , ; [ ] { }' },
    ],
    [
      'the branches of another action',
      'Actions.1.Transitions',
      7,
      { path: 'Actions[1].Transitions', message: 'must be an object' },
    ],
    [
      'the parameters of another action',
      'Actions.1.Parameters',
      [],
      { path: 'Actions[1].Parameters', message: 'must be an object' },
    ],
  ])('past %s', (_, path, value, problem) => {
    const problems = checkFlow(mutate(wrong, path, value));
    expect(problems).toContainEqual(problem);
    expect(problems).toContainEqual(unwired);
    expect(problems).toHaveLength(2);
  });

  test('past an action that is none', () => {
    expect(checkFlow(mutate(wrong, 'Actions.1', 'next'))).toEqual([
      { path: 'Actions[1]', message: 'must be an object' },
      unwired,
    ]);
  });

  test('and what names an action that is wrong itself is not lost', () => {
    const broken = mutate(content(say('a', 'Hello.', 'b'), say('b', 'Bye.', 'bye')), 'Actions.1.Type', 7);
    expect(checkFlow(broken).map(({ path }) => path)).toEqual(['Actions[1].Type']);
  });
});
