import type { Resource } from '@opsline/local-kit/template';
import { describe, expect, test } from 'vitest';
import * as deployment from './deployment-rules.ts';
import { notPermitted } from './policy-rules.ts';
import {
  emptyTexts,
  keptOfFailures,
  malformedArns,
  notKept,
  sharedNames,
  tooLongNames,
  utterancesOfBuiltIns,
} from './template-rules.ts';

function resource(Type: string, Properties: Resource['Properties'], policies = {}): Resource {
  return { Type, Properties, ...policies };
}

const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

describe('a planted mistake is found', () => {
  const bot = (intent: object): Resource =>
    resource('AWS::Lex::Bot', { BotLocales: [{ Intents: [intent] }] });
  const help = { Name: 'helpIntent', ParentIntentSignature: 'AMAZON.HelpIntent' };

  test.each<[string, unknown[], unknown[]]>([
    [
      'utterances on a built-in intent',
      utterancesOfBuiltIns({ Bot: bot({ ...help, SampleUtterances: [{ Utterance: 'what can you do' }] }) }),
      ['Bot: helpIntent'],
    ],
    [
      'slots on a built-in intent',
      utterancesOfBuiltIns({ Bot: bot({ ...help, Slots: [] }) }),
      ['Bot: helpIntent'],
    ],
    [
      'nothing, in a branch of a condition',
      emptyTexts({
        A: resource('AWS::X', { Vpc: { 'Fn::If': ['Has', { Ids: { 'Fn::Split': [',', ''] } }, 'x'] } }),
      }),
      ['A.Vpc.Fn::If.1.Ids.Fn::Split.1'],
    ],
    [
      'no ARN of an instance',
      malformedArns({ Flow: resource('AWS::Connect::ContactFlow', { InstanceArn: 'none' }) }),
      ['Flow.InstanceArn: none'],
    ],
    [
      'no ARN of a Region',
      malformedArns({
        Asks: resource('AWS::Lambda::Permission', {
          SourceArn: 'arn:aws:connect:none:000000000000:instance/none',
        }),
      }),
      ['Asks.SourceArn: arn:aws:connect:none:000000000000:instance/none'],
    ],
    [
      'a key that a failed deployment leaves',
      keptOfFailures({
        Key: resource('AWS::KMS::Key', {}, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }),
      }),
      ['Key'],
    ],
    ['a key that a removal deletes', notKept({ Key: resource('AWS::KMS::Key', {}) }), ['Key']],
    [
      'a name without its stage',
      sharedNames(
        ['dev', 'prod'].map(() => ({ Bot: resource('AWS::Lex::Bot', { Name: 'patchStatusBot' }) })),
      ),
      ['AWS::Lex::Bot patchStatusBot'],
    ],
    [
      'a name that is too long',
      tooLongNames('opsline-f', {
        F: resource('AWS::Lambda::Function', { FunctionName: 'x'.repeat(65) }),
        Key: resource('AWS::KMS::Key', { KeyName: 'k' }),
      }),
      [`AWS::Lambda::Function ${'x'.repeat(65)}`, 'AWS::KMS::Key k'],
    ],
    [
      'a function without its stage',
      sharedNames(
        [1, 2].map(() => ({ F: resource('AWS::Lambda::Function', { FunctionName: 'opsline-f' }) })),
      ),
      ['AWS::Lambda::Function opsline-f'],
    ],
  ])('%s', (_title, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('a planted mistake of a deployment is found', () => {
  const topic = resource('AWS::SNS::TopicPolicy', {
    Topics: [{ Ref: 'Topic' }],
    PolicyDocument: { Statement: [{ Principal: { Service: 'cloudwatch.amazonaws.com' } }] },
  });
  const alarm = (properties: Resource['Properties']) =>
    resource('AWS::CloudWatch::Alarm', { TreatMissingData: 'notBreaching', ...properties });
  const tell = [{ Ref: 'Topic' }];
  const invoked = (properties: Resource['Properties']) =>
    resource('AWS::Lambda::EventInvokeConfig', { FunctionName: { Ref: 'F' }, ...properties });
  const logs = (group: string) =>
    resource('AWS::IAM::Role', { Policies: [{ Resource: `arn:aws:logs:eu-west-1:1:log-group:${group}` }] });
  const version = { 'Fn::GetAtt': ['Version', 'BotVersion'] };

  test.each<[string, unknown[], unknown[]]>([
    ['an alarm without action', deployment.mutedAlarms({ topic, A: alarm({}) }), ['A']],
    [
      'an alarm of a topic that does not take it',
      deployment.mutedAlarms({ A: alarm({ AlarmActions: tell }) }),
      ['A'],
    ],
    [
      'an alarm that is on from the beginning',
      deployment.mutedAlarms({ topic, A: alarm({ AlarmActions: tell, TreatMissingData: 'breaching' }) }),
      ['A'],
    ],
    [
      'an alarm about missing data that tells nobody of it',
      deployment.mutedAlarms({ topic, A: alarm({ AlarmActions: tell, TreatMissingData: 'missing' }) }),
      ['A'],
    ],
    ['an alarm that acts', deployment.mutedAlarms({ topic, A: alarm({ AlarmActions: tell }) }), []],
    [
      'a table that nobody watches, though another is watched',
      deployment.unwatched({
        T: resource('AWS::DynamoDB::Table', { TableName: 'opsline-dev-Pin' }),
        A: alarm({ Expression: "SELECT SUM(ThrottledRequests) WHERE TableName = 'opsline-dev-PinAttempt'" }),
      }),
      ['T: ThrottledRequests'],
    ],
    [
      'a function whose requests are dropped unseen',
      deployment.unwatched({ C: invoked({}) }),
      ['C: AsyncEventsDropped'],
    ],
    [
      'an environment of more than 4 KB',
      deployment.largeEnvironments({
        F: resource('AWS::Lambda::Function', { Environment: { Variables: { CA: 'x'.repeat(4095) } } }),
      }),
      ['F: 4097'],
    ],
    ['a notice that is lost', deployment.lostForGood({ C: invoked({ MaximumRetryAttempts: 2 }) }), ['C']],
    ['one that no longer matters', deployment.lostForGood({ C: invoked({ MaximumRetryAttempts: 0 }) }), []],
    [
      'a start that is lost',
      deployment.lostForGood({ S: resource('AWS::Scheduler::Schedule', { Target: { Arn: 'm' } }) }),
      ['S'],
    ],
    [
      'the log of another function',
      deployment.foreignLogs({
        G: resource('AWS::Logs::LogGroup', { LogGroupName: '/f' }),
        R: logs('/f*'),
        S: logs('/f:*'),
      }),
      ['R: /f*'],
    ],
    [
      'a version that goes with the next one',
      deployment.versionsOutOfStep({ Version0123456789ab: resource('AWS::Lex::BotVersion', {}) }),
      ['Version0123456789ab'],
    ],
    [
      'a version that is named like any other, and an alias that leads nowhere',
      deployment.versionsOutOfStep({
        Version0: resource('AWS::Lex::BotVersion', {}, kept),
        Alias: resource('AWS::Lex::BotAlias', { BotVersion: version }),
      }),
      ['Version0', 'Alias'],
    ],
    [
      'a reset bot that a model listens to',
      deployment.readByModel({
        Bot: resource('AWS::Lex::Bot', {
          Name: 'UserAdministration-dev',
          BotLocales: [{ GenerativeAISettings: { RuntimeSettings: { NluImprovementSpecification: {} } } }],
        }),
      }),
      ['Bot'],
    ],
    [
      'a log that is kept for ever',
      deployment.endlessLogs({ G: resource('AWS::Logs::LogGroup', {}) }),
      ['G'],
    ],
    ['versions of a function', deployment.pilingUp({ V: resource('AWS::Lambda::Version', {}) }), ['V']],
    ['a bucket for everybody', deployment.publicBuckets({ B: resource('AWS::S3::Bucket', {}) }), ['B']],
  ])('%s', (_title, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('a policy that does not cover what a function is told to use is found', () => {
  const template = (variables: Record<string, unknown>, ...Statement: object[]) => ({
    Conditions: {},
    Resources: {
      Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement } }] }),
      F: resource('AWS::Lambda::Function', {
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Environment: { Variables: variables },
      }),
      Topic: resource('AWS::SNS::Topic', { TopicName: 'own' }),
      Key: resource('AWS::KMS::Key', {}),
      Alias: resource('AWS::KMS::Alias', {
        AliasName: 'alias/own',
        TargetKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      }),
    },
  });
  const may = (Action: string, Resource: unknown, more = {}) => ({
    Effect: 'Allow',
    Action,
    Resource,
    ...more,
  });
  const elsewhere = { NOTICE_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:elsewhere' };
  const byAlias = (name: string) => ({ Condition: { StringEquals: { 'kms:RequestAlias': name } } });
  const everyKey = 'arn:aws:kms:*:*:key/*';

  test.each<[string, Parameters<typeof notPermitted>[0], number]>([
    ['a topic of somebody else', template(elsewhere, may('sns:Publish', { Ref: 'Topic' })), 1],
    ['that topic, permitted', template(elsewhere, may('sns:Publish', elsewhere.NOTICE_TOPIC_ARN)), 0],
    [
      'that topic, permitted and denied',
      template(elsewhere, may('sns:Publish', '*'), {
        ...may('sns:Publish', 'arn:aws:sns:*:*:*'),
        Effect: 'Deny',
      }),
      1,
    ],
    [
      'the own topic',
      template({ NOTICE_TOPIC_ARN: { Ref: 'Topic' } }, may('sns:Publish', { Ref: 'Topic' })),
      0,
    ],
    ['another table', template({ A_TABLE: 'a' }, may('dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/b')), 1],
    [
      'the own key',
      template({ A_KEY: 'alias/own' }, may('kms:GenerateMac', { 'Fn::GetAtt': ['Key', 'Arn'] })),
      0,
    ],
    [
      'a key of another service',
      template({ A_KEY: 'alias/b' }, may('kms:GenerateMac', { 'Fn::GetAtt': ['Key', 'Arn'] })),
      1,
    ],
    [
      'that key, by its alias',
      template({ A_KEY: 'alias/b' }, may('kms:GenerateMac', everyKey, byAlias('alias/b'))),
      0,
    ],
    [
      'that key, by another alias',
      template({ A_KEY: 'alias/b' }, may('kms:GenerateMac', everyKey, byAlias('alias/c'))),
      1,
    ],
    [
      'a function',
      template({ A_FUNCTION: 'f' }, may('lambda:InvokeFunction', 'arn:aws:lambda:*:*:function:f2')),
      1,
    ],
  ])('%s', (_title, planted, found) => {
    expect(notPermitted(planted)).toHaveLength(found);
  });
});
