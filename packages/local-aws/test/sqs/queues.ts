import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { handClock } from '@opsline/local-kit/hand-clock';
import { queueOf } from '../../src/index.ts';
import { noon, started } from '../started.ts';

/** Before the name of a queue of this machine. */
export const arn = 'arn:aws:sqs:us-east-1:111122223333';
const specs = [
  queueOf('orders', {
    QueueName: 'orders.fifo',
    FifoQueue: true,
    VisibilityTimeout: 60,
    RedrivePolicy: { deadLetterTargetArn: `${arn}:dead.fifo`, maxReceiveCount: 2 },
  }),
  queueOf('dead', { QueueName: 'dead.fifo', FifoQueue: true, ContentBasedDeduplication: true }),
  queueOf('groups', { QueueName: 'groups.fifo', FifoQueue: true, DeduplicationScope: 'messageGroup' }),
  queueOf('plain', { QueueName: 'plain' }),
];

type Ids = { readonly group?: string; readonly id?: string };

/** SQS at noon with these queues, and a hand that moves its clock. */
export async function sqs() {
  const { now, sleep: wait, pass } = handClock(noon);
  const { client, queues, endpoint } = await started({ now, wait, queues: specs });
  const sdk = new SQSClient(client);
  const at = (name: string) => ({ QueueUrl: `${endpoint}/111122223333/${name}` });
  return {
    sdk,
    at,
    pass,
    queues,
    send: (MessageBody: string, { group = 'a', id = MessageBody }: Ids = {}, queue = 'orders.fifo') =>
      sdk.send(
        new SendMessageCommand({
          ...at(queue),
          MessageBody,
          MessageGroupId: group,
          MessageDeduplicationId: id,
        }),
      ),
    receive: async (count = 10, more = {}, queue = 'orders.fifo') => {
      const MessageSystemAttributeNames = ['All' as const];
      const { Messages = [] } = await sdk.send(
        new ReceiveMessageCommand({
          ...at(queue),
          MaxNumberOfMessages: count,
          MessageSystemAttributeNames,
          ...more,
        }),
      );
      return Messages;
    },
    delete: (ReceiptHandle = '', queue = 'orders.fifo') =>
      sdk.send(new DeleteMessageCommand({ ...at(queue), ReceiptHandle })),
  };
}

/** What messages say. */
export function bodies(messages: readonly { readonly Body?: string | undefined }[]) {
  return messages.map(({ Body }) => Body);
}
