import { resolveIn } from '@opsline/local-kit/template';
import { expect, test } from 'vitest';

/** A placeholder of `Fn::Sub`. */
function hole(name: string) {
  return ['$', '{', name, '}'].join('');
}

const resolve = resolveIn({
  resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    News: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::Join': ['-', ['daily', 'news']] } } },
    Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: 'm' } },
    Post: { Type: 'AWS::Events::Connection', Properties: { Name: 'post' } },
  },
  conditions: { Yes: { 'Fn::Equals': ['a', 'a'] }, No: { 'Fn::Not': [{ Condition: 'Yes' }] } },
  attributes: { 'Topic.TopicName': 'news' },
});

test.each<[unknown, unknown]>([
  ['plain', 'plain'],
  [{ Ref: 'AWS::Region' }, 'us-east-1'],
  [{ Ref: 'Table' }, 'orders'],
  [{ Ref: 'Topic' }, 'arn:aws:local:us-east-1:111122223333:Topic.Arn'],
  [{ Ref: 'News' }, 'arn:aws:sns:us-east-1:111122223333:daily-news'],
  [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:us-east-1:111122223333:table/orders'],
  [{ Ref: 'Machine' }, 'arn:aws:states:us-east-1:111122223333:stateMachine:m'],
  [{ 'Fn::GetAtt': ['Post', 'Arn'] }, 'arn:aws:events:us-east-1:111122223333:connection/post/local'],
  [
    { 'Fn::GetAtt': ['Post', 'SecretArn'] },
    'arn:aws:secretsmanager:us-east-1:111122223333:secret:events!connection/post/local',
  ],
  [{ 'Fn::GetAtt': ['Topic', 'TopicName'] }, 'news'],
  [{ 'Fn::GetAtt': 'Topic.TopicName' }, 'news'],
  [
    { 'Fn::Sub': ['AWS::Partition', 'Table', 'Topic.TopicName', '!Left'].map(hole).join(':') },
    `aws:orders:news:${hole('Left')}`,
  ],
  [{ 'Fn::Sub': [`${hole('Name')}!`, { Name: { Ref: 'Table' } }] }, 'orders!'],
  [{ 'Fn::If': ['Yes', 1, 2] }, 1],
  [{ 'Fn::If': ['No', 1, 2] }, 2],
  [{ 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] }, true],
  [{ 'Fn::And': [{ Condition: 'No' }, { Condition: 'Yes' }] }, false],
  [{ 'Fn::Join': [',', ['a', { 'Fn::If': ['No', 'b', { Ref: 'AWS::NoValue' }] }, 'c']] }, 'a,c'],
  [{ Kept: 1, Gone: { Ref: 'AWS::NoValue' } }, { Kept: 1 }],
])('%j is %j', (value, resolved) => {
  expect(resolve(value)).toEqual(resolved);
});

test.each([
  [{ Ref: 'Nothing' }, 'there is no resource Nothing'],
  [{ 'Fn::If': ['Maybe', 1, 2] }, 'there is no condition Maybe'],
  [{ 'Fn::Cidr': [] }, 'Fn::Cidr is not supported'],
])('%j is refused by name', (value, message) => {
  expect(() => resolve(value)).toThrow(message);
});
