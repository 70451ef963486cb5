import { describe, expect, test } from 'vitest';
import type { Access, Context } from '../src/index.ts';
import { functionOf, serviceWith } from './service.ts';

const orders = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
const key = 'arn:aws:kms:us-east-1:111122223333:key/1';
const topic = 'arn:aws:sns:us-east-1:111122223333:news';

/** `allowed`, or why not. */
function asked(
  service: Parameters<typeof serviceWith>[0],
  access: Access,
  caller = functionOf('ask'),
): string {
  const refusal = serviceWith(service).authorize(caller, access);
  return refusal?.message.replace(/^.* (?=(with|because) )/, '') ?? 'allowed';
}

function noIdentity(action: string): string {
  return `because no identity-based policy allows the ${action} action`;
}

const deniedByRole = 'with an explicit deny in an identity-based policy';

describe('a role may', () => {
  test.each<[string, string, Access, string]>([
    ['what its policy says', '', { action: 'dynamodb:GetItem', resource: orders }, 'allowed'],
    ['nothing else', '', { action: 'dynamodb:PutItem', resource: orders }, noIdentity('dynamodb:PutItem')],
    [
      'not on another table',
      '',
      { action: 'dynamodb:GetItem', resource: `${orders}2` },
      noIdentity('dynamodb:GetItem'),
    ],
    [
      'not on an index of it',
      '',
      { action: 'dynamodb:Query', resource: `${orders}/index/i` },
      noIdentity('dynamodb:Query'),
    ],
    [
      'what a pattern says, whatever the case of the action',
      `- { Effect: Allow, Action: 'ssm:describe*', Resource: '*' }`,
      { action: 'ssm:DescribeMaintenanceWindows', resource: '*' },
      'allowed',
    ],
    [
      'text phones and publish to no topic: to a phone',
      `- { Effect: Allow, Action: sns:Publish, Resource: '*' }\n- { Effect: Deny, Action: sns:Publish, Resource: 'arn:aws:sns:*:*:*' }`,
      { action: 'sns:Publish', resource: '+15550100101' },
      'allowed',
    ],
    [
      '… to a topic',
      `- { Effect: Allow, Action: sns:Publish, Resource: '*' }\n- { Effect: Deny, Action: sns:Publish, Resource: 'arn:aws:sns:*:*:*' }`,
      { action: 'sns:Publish', resource: topic },
      deniedByRole,
    ],
    [
      'nothing that is denied to its own code',
      `- { Effect: Allow, Action: ec2:DescribeSubnets, Resource: '*' }\n- { Effect: Deny, Action: ec2:DescribeSubnets, Resource: '*', Condition: { ArnLike: { lambda:SourceFunctionArn: '${functionOf('a*')}' } } }`,
      { action: 'ec2:DescribeSubnets', resource: '*' },
      deniedByRole,
    ],
  ])('%s', (_, statements, access, verdict) => {
    expect(asked({ statements }, access)).toBe(verdict);
  });
});

describe('a condition', () => {
  const calls = `- Effect: Allow
  Action: states:InvokeHTTPEndpoint
  Resource: '*'
  Condition:
    StringEquals: { states:HTTPMethod: POST, states:HTTPEndpoint: ['https://a/', 'https://b/'] }`;
  test.each<[string, Record<string, string>, boolean]>([
    [
      'is met by one of several values',
      { 'states:HTTPMethod': 'POST', 'states:HTTPEndpoint': 'https://b/' },
      true,
    ],
    [
      'is not met by another value',
      { 'states:HTTPMethod': 'POST', 'states:HTTPEndpoint': 'https://c/' },
      false,
    ],
    [
      'is met only with all others',
      { 'states:HTTPMethod': 'GET', 'states:HTTPEndpoint': 'https://a/' },
      false,
    ],
    ['is not met by silence', { 'states:HTTPMethod': 'POST' }, false],
  ])('%s', (_, context, met) => {
    const access = { action: 'states:InvokeHTTPEndpoint', resource: 'machine', context };
    expect(asked({ statements: calls }, access) === 'allowed').toBe(met);
  });

  const reads = `- Effect: Allow
  Action: dynamodb:GetItem
  Resource: '*'
  Condition:
    ForAllValues:StringEquals: { dynamodb:Attributes: [EmployeeID, EmployeeName] }
    StringEqualsIfExists: { dynamodb:Select: SPECIFIC_ATTRIBUTES }`;
  const [attributes, select] = ['dynamodb:Attributes', 'dynamodb:Select'];
  test.each<[string, Context, boolean]>([
    ['all of them are named', { [attributes]: ['EmployeeID', 'EmployeeName'] }, true],
    ['some are', { [attributes]: ['EmployeeID'], [select]: 'SPECIFIC_ATTRIBUTES' }, true],
    ['another is too', { [attributes]: ['EmployeeID', 'EmployeePIN'] }, false],
    ['all there are are wanted', { [attributes]: ['EmployeeID'], [select]: 'ALL_ATTRIBUTES' }, false],
    ['nothing is said', {}, true],
  ])('of several values is met by each of them: %s', (_, context, met) => {
    const access = { action: 'dynamodb:GetItem', resource: 'table', context };
    expect(asked({ statements: reads }, access) === 'allowed').toBe(met);
  });

  test.each([
    ['arn:aws:lambda:us-east-1:111122223333:function:ask', true],
    ['arn:aws:lambda:*:*:function:a?k', true],
    // No star reaches beyond a colon but in the last part.
    ['arn:aws:*:function:ask', false],
    ['arn:aws:lambda:*', false],
  ])('of an ARN is compared part by part: %s', (pattern, met) => {
    const statements = `- { Effect: Allow, Action: ec2:DescribeTags, Resource: '*', Condition: { ArnLike: { lambda:SourceFunctionArn: '${pattern}' } } }`;
    expect(asked({ statements }, { action: 'ec2:DescribeTags', resource: '*' }) === 'allowed').toBe(met);
  });
});

const uses = `- { Effect: Allow, Action: kms:Decrypt, Resource: !GetAtt Key.Arn }`;
function keyWith(statement: string): string {
  return `Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Version: "2012-10-17", Statement: [${statement}] } } }`;
}
const byAccount = keyWith(
  `{ Effect: Allow, Principal: { AWS: !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" }, Action: kms:*, Resource: "*" }`,
);

describe('a key is used', () => {
  test.each<[string, string, string, string]>([
    ['where its policy leaves it to the account, and the role may', uses, byAccount, 'allowed'],
    ['not where only its policy agrees', '', byAccount, noIdentity('kms:Decrypt')],
    [
      'not where only the role may',
      uses,
      keyWith(
        `{ Effect: Allow, Principal: { AWS: !GetAtt AskRole.Arn }, Action: kms:Encrypt, Resource: "*" }`,
      ),
      'because no resource-based policy allows the kms:Decrypt action',
    ],
    [
      'where its policy names the role',
      '',
      keyWith(
        `{ Effect: Allow, Principal: { AWS: !GetAtt AskRole.Arn }, Action: kms:Decrypt, Resource: "*" }`,
      ),
      'allowed',
    ],
    [
      'not where its policy denies it',
      uses,
      keyWith(
        `{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }, Action: kms:*, Resource: "*" }, { Effect: Deny, Principal: { AWS: !GetAtt AskRole.Arn }, Action: kms:Decrypt, Resource: "*" }`,
      ),
      'with an explicit deny in a resource-based policy',
    ],
  ])('%s', (_, statements, resources, verdict) => {
    expect(asked({ statements, resources }, { action: 'kms:Decrypt', resource: key })).toBe(verdict);
  });
});

describe('a service may invoke a function', () => {
  const instance = 'arn:aws:connect:us-east-1:111122223333:instance/i';
  const flow = `Flow: { Type: AWS::Connect::ContactFlow, Properties: { InstanceArn: ${instance} } }`;
  function permitted(more: string, condition = ''): string {
    return `${flow}
May: { Type: AWS::Lambda::Permission, ${condition} Properties: { FunctionName: !Ref AskLambdaFunction, Action: lambda:InvokeFunction, Principal: connect.amazonaws.com, SourceAccount: !Ref AWS::AccountId, SourceArn: '${more}' } }`;
  }
  const refused = 'because no resource-based policy allows the lambda:InvokeFunction action';
  test.each([
    ['that permits its instance', permitted(instance), 'allowed'],
    ['not one that permits another instance', permitted(`${instance}2`), refused],
    ['not one whose permission is not made', permitted(instance, 'Condition: No,'), refused],
    ['not one that permits nothing', flow, refused],
  ])('%s', (_, resources, verdict) => {
    const access = { action: 'lambda:InvokeFunction', resource: functionOf('ask') };
    expect(asked({ resources }, access, instance)).toBe(verdict);
  });
});
