import { expect, test } from 'vitest';
import { filledIn, queueAttributes, queuesOf, secretAttributes } from '../../src/stack/resources.ts';
import type { ServiceFolder } from '../../src/stack/service-folder.ts';

const service: ServiceFolder = {
  folder: '/shop',
  service: 'shop',
  functions: { ask: 'shop-local-ask' },
  roles: {},
  settings: {
    ask: {
      timeout: 6,
      routed: false,
      environment: {
        QUEUE_URL: { Ref: 'Orders' },
        QUEUE_ARN: { 'Fn::GetAtt': ['Orders', 'Arn'] },
        SECRET_ARN: { Ref: 'Token' },
        TABLE: { 'Fn::Join': ['-', ['orders', { 'Fn::GetAtt': ['Orders', 'QueueName'] }]] },
        SAID: 'in words',
      },
    },
  },
  resources: {
    Orders: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders.fifo', FifoQueue: true } },
    Token: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
  },
  extensions: {},
  conditions: {},
};

test('what the environment of a function refers to is filled in, where this machine has it; words are left as they are', () => {
  const attributes = { ...queueAttributes([service], 'http://here'), ...secretAttributes([service]) };
  expect(filledIn(service, attributes)).toEqual({
    'shop-local-ask': {
      QUEUE_URL: 'http://here/111122223333/orders.fifo',
      QUEUE_ARN: 'arn:aws:sqs:us-east-1:111122223333:orders.fifo',
      SECRET_ARN: expect.stringMatching(
        /^arn:aws:secretsmanager:us-east-1:111122223333:secret:Token-[0-9a-f]{6}$/,
      ),
      TABLE: 'orders-orders.fifo',
    },
  });
  expect(queuesOf([service])).toMatchObject([{ name: 'orders.fifo' }]);
});
