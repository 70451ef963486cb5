import { expect, test } from 'vitest';
import { neededAmong } from '../src/index.ts';
import { functionOf, serviceWith } from './service.ts';

const orders = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';

/** Which actions of the service nothing could do without, after these were asked for. */
function needed(statements: string, actions: readonly string[]): string[] {
  const { authorize, permissions, requests } = serviceWith({ statements });
  for (const action of actions) authorize(functionOf('ask'), { action, resource: orders });
  return [...neededAmong(permissions, requests())]
    .map(({ effect, action }) => `${effect} ${action}`)
    .toSorted();
}

const trust = 'Allow sts:AssumeRole';
test.each<[string, string, readonly string[], readonly string[]]>([
  [
    'what was used, and that the role could be assumed',
    '',
    ['dynamodb:GetItem'],
    ['Allow dynamodb:GetItem', trust],
  ],
  ['nothing, as long as nothing was asked', '', [], []],
  [
    'not what a second statement permits too',
    `- { Effect: Allow, Action: 'dynamodb:Get*', Resource: '*' }`,
    ['dynamodb:GetItem'],
    [trust],
  ],
  [
    'not a statement for what was refused all the same, nor the denial',
    `- { Effect: Deny, Action: dynamodb:GetItem, Resource: '*' }`,
    ['dynamodb:GetItem'],
    [trust],
  ],
  [
    'each action of a statement by itself',
    `- { Effect: Allow, Action: [dynamodb:PutItem, dynamodb:DeleteItem], Resource: !GetAtt Orders.Arn }`,
    ['dynamodb:PutItem'],
    ['Allow dynamodb:PutItem', trust],
  ],
])('needed is %s', (_, statements, actions, expected) => {
  expect(needed(statements, actions)).toEqual(expected);
});
