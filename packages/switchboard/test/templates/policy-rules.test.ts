import { describe, expect, test } from 'vitest';
import { resource } from './planted.ts';
import { notPermitted } from './policy-rules.ts';

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
