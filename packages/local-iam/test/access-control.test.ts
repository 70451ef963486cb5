import { expect, test } from 'vitest';
import { functionOf, serviceWith } from './service.ts';

const orders = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';

test('a refusal is worded as AWS words it, and kept', () => {
  const { authorize, refusals } = serviceWith({});
  expect(authorize(functionOf('ask'), { action: 'dynamodb:Scan', resource: orders })).toEqual({
    kind: 'denied',
    message: `User: arn:aws:sts::111122223333:assumed-role/shop-AskRole/ask is not authorized to perform: dynamodb:Scan on resource: ${orders} because no identity-based policy allows the dynamodb:Scan action`,
  });
  authorize(functionOf('ask'), { action: 'dynamodb:Scan', resource: orders });
  authorize(functionOf('ask'), { action: 'dynamodb:GetItem', resource: orders });
  expect(refusals()).toEqual([expect.stringContaining('dynamodb:Scan')]);
});

test('an access key that nobody has is refused, and so is none; who administers the account may do everything', () => {
  const { authorize, requests } = serviceWith({});
  const access = { action: 'dynamodb:DeleteTable', resource: orders };
  for (const caller of ['AKIAIOSFODNN7EXAMPLE', undefined, '']) {
    expect(authorize(caller, access)?.kind).toBe('unknown caller');
  }
  expect(authorize('local', access)).toBeUndefined();
  expect(requests()).toEqual([]);
});

test('what is withdrawn is missing until it is given back: a permission, and the trust in Lambda', () => {
  const { authorize, withdraw } = serviceWith({});
  const access = { action: 'dynamodb:GetItem', resource: orders };
  for (const lost of ['dynamodb:GetItem', 'sts:AssumeRole']) {
    const giveBack = withdraw(({ action }) => action === lost);
    expect(authorize(functionOf('ask'), access)?.message).toContain(`allows the ${lost} action`);
    giveBack();
    expect(authorize(functionOf('ask'), access)).toBeUndefined();
  }
});

test('a queue says itself who may send to it', () => {
  const topic = 'arn:aws:sns:us-east-1:111122223333:news';
  const { permissions } = serviceWith({
    resources: `Lost: { Type: AWS::SQS::Queue, Properties: { QueueName: lost.fifo, FifoQueue: true } }
Policy: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Lost], PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: sqs:SendMessage, Resource: '*', Condition: { ArnEquals: { aws:SourceArn: ${topic} } } }] } } }`,
  });
  expect(permissions.find(({ action }) => action === 'sqs:SendMessage')).toMatchObject({
    resource: 'arn:aws:sqs:us-east-1:111122223333:lost.fifo',
    grantee: { principal: 'sns.amazonaws.com' },
    conditions: { ArnEquals: { 'aws:SourceArn': [topic] } },
  });
});

test('a function that does nothing is run with its role all the same, which has to trust Lambda', () => {
  const instance = 'arn:aws:connect:us-east-1:111122223333:instance/i';
  const { authorize, withdraw } = serviceWith({
    resources: `Flow: { Type: AWS::Connect::ContactFlow, Properties: { InstanceArn: ${instance} } }
May: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref AskLambdaFunction, Action: lambda:InvokeFunction, Principal: connect.amazonaws.com } }`,
  });
  const access = { action: 'lambda:InvokeFunction', resource: functionOf('ask') };
  expect(authorize(instance, access)).toBeUndefined();
  withdraw(({ action }) => action === 'sts:AssumeRole');
  expect(authorize(instance, access)?.message).toContain('allows the sts:AssumeRole action');
});
