import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { groupOf, markOf, type SlackMessage } from '../slack/message.ts';

/**
 * Puts messages into the queue: those of one person stay in their order, and the same one is taken once in five minutes
 * (SQS, FIFO queues).
 */
export const queued =
  (client: SQSClient, url: string) =>
  async (message: SlackMessage): Promise<void> => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
        MessageGroupId: groupOf(message),
        MessageDeduplicationId: markOf(message.key),
      }),
    );
  };

/** Keeps a record of the queue from coming again for so many seconds. */
export const held =
  (client: SQSClient, url: string) =>
  async (receiptHandle: string, seconds: number): Promise<void> => {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.ceil(seconds),
      }),
    );
  };
