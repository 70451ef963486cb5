import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { queueOf } from '../../src/index.ts';
import { arn, sqs } from './queues.ts';

test('a queue says where it is and how it is', async () => {
  const { sdk, at } = await sqs();
  expect(await sdk.send(new GetQueueUrlCommand({ QueueName: 'orders.fifo' }))).toMatchObject(
    at('orders.fifo'),
  );
  const all = new GetQueueAttributesCommand({ ...at('orders.fifo'), AttributeNames: ['All'] });
  expect((await sdk.send(all)).Attributes).toEqual({
    QueueArn: `${arn}:orders.fifo`,
    VisibilityTimeout: '60',
    FifoQueue: 'true',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: `${arn}:dead.fifo`, maxReceiveCount: 2 }),
  });
});

const message = { MessageBody: 'b', MessageGroupId: 'a', MessageDeduplicationId: 'x' };
test.each([
  ['a queue that is not there', 'none', message, 'QueueDoesNotExist'],
  ['no group', 'orders.fifo', { MessageGroupId: undefined }, 'MissingParameter'],
  ['no ID', 'orders.fifo', { MessageDeduplicationId: undefined }, 'InvalidParameterValue'],
  ['a group in a standard queue', 'plain', {}, 'InvalidParameterValue'],
  ['an empty body', 'orders.fifo', { MessageBody: '' }, 'MissingParameter'],
  ['a body of more than 1 MiB', 'orders.fifo', { MessageBody: 'é'.repeat(524_289) }, 'InvalidParameterValue'],
  ['a control character', 'orders.fifo', { MessageBody: 'a\u0000' }, 'InvalidMessageContents'],
  ['a delay, which is not supported', 'plain', { DelaySeconds: 1 }, 'ValidationException'],
])('what is refused: %s', async (_, name, change, error) => {
  const { sdk, at } = await sqs();
  const sent = sdk.send(new SendMessageCommand({ ...at(name), ...message, ...change }));
  await expect(sent).rejects.toMatchObject({ name: error });
});

test.each([
  ['a handle that is none', 'abc', 'ReceiptHandleIsInvalid'],
  ['a message that is gone', '00000000-0000-4000-8000-000000000000', 'MessageNotInflight'],
])('%s cannot be kept longer', async (_, ReceiptHandle, name) => {
  const { sdk, at } = await sqs();
  const input = { ...at('orders.fifo'), ReceiptHandle, VisibilityTimeout: 1 };
  await expect(sdk.send(new ChangeMessageVisibilityCommand(input))).rejects.toMatchObject({ name });
});

test.each([
  ['a name that is not resolved', { QueueName: { Ref: 'x' } }, /QueueName/],
  ['a FIFO queue of another name', { QueueName: 'a', FifoQueue: true }, /\.fifo/],
  ['a property that is not heeded', { QueueName: 'a', DelaySeconds: 5 }, /DelaySeconds/],
])('no queue is made of %s', (_, properties, words) => {
  expect(() => queueOf('Queue', properties)).toThrow(words);
});
