import { expect, test } from 'vitest';
import { serviceWith } from './service.ts';

const policy = 'Resources\\.AskRole\\.Properties\\.Policies\\[0\\]\\.PolicyDocument\\.Statement\\[1\\]';
const elsewhere = 'Resources.Other';

test.each<[string, Parameters<typeof serviceWith>[0], string]>([
  [
    'NotAction',
    { statements: `- { Effect: Allow, NotAction: 'iam:*', Resource: '*' }` },
    `${policy}\\.NotAction: is not evaluated here`,
  ],
  [
    'NotResource',
    { statements: `- { Effect: Deny, Action: 's3:*', NotResource: '*' }` },
    `${policy}\\.NotResource: is not evaluated here`,
  ],
  [
    'an operator',
    {
      statements: `- { Effect: Allow, Action: s3:GetObject, Resource: '*', Condition: { DateLessThan: { aws:CurrentTime: '2030-01-01' } } }`,
    },
    `${policy}\\.Condition\\.DateLessThan: is not evaluated here`,
  ],
  [
    'an operator of sets',
    {
      statements: `- { Effect: Allow, Action: dynamodb:Query, Resource: '*', Condition: { 'ForAnyValue:StringEquals': { dynamodb:Attributes: [a] } } }`,
    },
    `${policy}\\.Condition\\["ForAnyValue:StringEquals"\\]: is not evaluated here`,
  ],
  [
    'a condition key',
    {
      statements: `- { Effect: Allow, Action: s3:GetObject, Resource: '*', Condition: { StringEquals: { aws:PrincipalTag/team: a } } }`,
    },
    `${policy}\\.Condition\\.StringEquals\\["aws:PrincipalTag/team"\\]: is not evaluated here`,
  ],
  [
    'a variable of a policy',
    { statements: `- { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::b/$\{aws:username}' }` },
    `${policy}\\.Resource\\[0\\]: variables of policies are not evaluated here`,
  ],
  [
    'a managed policy of a role',
    {
      resources: `Other: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [x], AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] } } }`,
    },
    `${elsewhere}.Properties.ManagedPolicyArns: is not evaluated here`,
  ],
  [
    'a policy of another kind',
    { resources: `Other: { Type: AWS::SNS::TopicInlinePolicy, Properties: {} }` },
    `${elsewhere}: AWS::SNS::TopicInlinePolicy is not evaluated here`,
  ],
  [
    'everybody',
    {
      resources: `Other: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [t], PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: '*', Action: sns:Publish, Resource: t }] } } }`,
    },
    `${elsewhere}.Properties.PolicyDocument.Statement\\[0\\].Principal: `,
  ],
  [
    'whom a policy of a resource names, if it names nobody',
    {
      resources: `Other: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [t], PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: sns:Publish, Resource: t }] } } }`,
    },
    `${elsewhere}.Properties.PolicyDocument.Statement\\[0\\].Principal: expected one`,
  ],
  [
    'an older language of policies',
    {
      resources: `Other: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [t], PolicyDocument: { Version: "2008-10-17", Statement: [] } } }`,
    },
    `${elsewhere}.Properties.PolicyDocument.Version: `,
  ],
])('what is not known is not guessed, and the line of the template is named: %s', (_, service, message) => {
  expect(() => serviceWith(service)).toThrow(new RegExp(`^serverless\\.yml:\\d+: ${message}`, 'm'));
});
