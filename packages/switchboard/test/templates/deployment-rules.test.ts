import type { Resource } from '@opsline/local-kit/template';
import { describe, expect, test } from 'vitest';
import * as deployment from './deployment-rules.ts';
import { resource } from './planted.ts';

const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

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
