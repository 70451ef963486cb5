import { createHash } from 'node:crypto';
import { arnOf } from '@opsline/local-kit/arns';
import { z } from 'zod';
import type { Handlers } from '../protocol/operations.ts';
import { operation } from '../protocol/request-shape.ts';
import { attributesOf, systemAttributes } from './attributes.ts';
import type { Arrival, Message, Queue } from './queue.ts';
import { type KnownQueues, queueUrl } from './queues.ts';
import {
  handleExpired,
  handleInvalid,
  invalidContents,
  invalidValue,
  missing,
  notInFlight,
} from './sqs-errors.ts';

/** SQS, "Amazon SQS message quotas": 1 MiB. */
const largestBody = 1_048_576;

/** SQS, "SendMessage": up to 128 letters, digits and punctuation marks. */
const id = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'expected 1 to 128 letters, digits and punctuation marks');

const queue = { QueueUrl: z.string() };
const held = { ...queue, ReceiptHandle: z.string() };
const seconds = z.int().min(0).max(43_200);

const sendShape = z.strictObject({
  ...queue,
  MessageBody: z.string(),
  MessageGroupId: id.optional(),
  MessageDeduplicationId: id.optional(),
});
const receiveShape = z.strictObject({
  ...queue,
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: seconds.optional(),
  WaitTimeSeconds: z.int().min(0).max(20).default(0),
  MessageSystemAttributeNames: z.array(z.enum(['All', ...systemAttributes])).default([]),
});
const attributesShape = z.strictObject({
  ...queue,
  AttributeNames: z.array(z.enum(['All', 'QueueArn', 'VisibilityTimeout', 'FifoQueue', 'RedrivePolicy'])),
});

/** What SQS needs of this machine: `wait` lets time pass, in milliseconds; `endpoint` is known once it listens. */
export type Surroundings = {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly endpoint: () => string;
};

/** SQS with these queues. */
export function createSqs(queues: KnownQueues, { now, wait, endpoint }: Surroundings): Handlers<'sqs'> {
  const heldIn = (url: string, handle: string): readonly [Queue, Message] | 'gone' => {
    const found = queues.at(url);
    if (!handlePattern.test(handle)) throw handleInvalid();
    const message = found.list().find((one) => one.handle === handle);
    return message ? [found, message] : 'gone';
  };

  return {
    GetQueueUrl: operation(z.strictObject({ QueueName: z.string() }), ({ QueueName }) => ({
      QueueUrl: queueUrl(endpoint(), queues.named(QueueName).spec.name),
    })),

    GetQueueAttributes: operation(attributesShape, ({ QueueUrl, AttributeNames }) => {
      const { spec } = queues.at(QueueUrl);
      const { deadLetters } = spec;
      const all = {
        QueueArn: arnOf('sqs', spec.name),
        VisibilityTimeout: String(spec.visibilityTimeout),
        FifoQueue: spec.name.endsWith('.fifo') ? 'true' : undefined,
        RedrivePolicy:
          deadLetters &&
          JSON.stringify({
            deadLetterTargetArn: arnOf('sqs', deadLetters.name),
            maxReceiveCount: deadLetters.maxReceiveCount,
          }),
      };
      const asked = Object.entries(all).filter(
        ([name]) => AttributeNames.includes('All') || AttributeNames.some((one) => one === name),
      );
      return { Attributes: Object.fromEntries(asked) };
    }),

    SendMessage: operation(sendShape, ({ QueueUrl, MessageBody: body, ...ids }) => {
      const target = queues.at(QueueUrl);
      checkBody(body);
      const group = groupOf(target, body, ids.MessageGroupId, ids.MessageDeduplicationId);
      const message = target.send({ body, group });
      return {
        MessageId: message.id,
        MD5OfMessageBody: md5(body),
        SequenceNumber: attributesOf(message).SequenceNumber,
      };
    }),

    ReceiveMessage: operation(receiveShape, async (input) => {
      const source = queues.at(input.QueueUrl);
      const hiddenFor = input.VisibilityTimeout ?? source.spec.visibilityTimeout;
      const until = now() + input.WaitTimeSeconds * 1000;
      for (;;) {
        const taken = source.receive(input.MaxNumberOfMessages, hiddenFor);
        if (taken.length > 0)
          return { Messages: taken.map((one) => written(one, input.MessageSystemAttributeNames)) };
        if (now() >= until) return {};
        await Promise.race([source.changed(), wait(Math.min(until, source.nextInSightAt()) - now())]);
      }
    }),

    DeleteMessage: operation(z.strictObject(held), ({ QueueUrl, ReceiptHandle }) => {
      const found = heldIn(QueueUrl, ReceiptHandle);
      if (found === 'gone') return {};
      const [source, message] = found;
      // "DeleteMessage": of a FIFO queue, not once the visibility timeout is over.
      if (message.group && !source.isInFlight(message)) throw handleExpired();
      source.remove(message.id);
      return {};
    }),

    ChangeMessageVisibility: operation(
      z.strictObject({ ...held, VisibilityTimeout: seconds }),
      ({ QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
        const found = heldIn(QueueUrl, ReceiptHandle);
        if (found === 'gone') throw notInFlight();
        const [source, message] = found;
        if (!source.isInFlight(message)) throw message.group ? handleExpired() : notInFlight();
        source.hide(message, VisibilityTimeout);
        return {};
      },
    ),
  };
}

const handlePattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function checkBody(body: string): void {
  if (body === '') throw missing('MessageBody');
  if (Buffer.byteLength(body) > largestBody) {
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${largestBody} bytes.`,
    );
  }
  if (!body.isWellFormed() || !/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u.test(body))
    throw invalidContents();
}

function groupOf(
  { spec }: Queue,
  body: string,
  groupId: string | undefined,
  deduplicationId: string | undefined,
): Arrival['group'] {
  if (!spec.name.endsWith('.fifo')) {
    if (groupId === undefined && deduplicationId === undefined) return undefined;
    throw invalidValue('The request includes a parameter that is not valid for this queue type.');
  }
  if (groupId === undefined) throw missing('MessageGroupId');
  const derived = spec.contentBasedDeduplication
    ? createHash('sha256').update(body).digest('hex')
    : undefined;
  const known = deduplicationId ?? derived;
  if (known !== undefined) return { id: groupId, deduplicationId: known };
  throw invalidValue(
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly.',
  );
}

function written(message: Message, asked: readonly string[]) {
  const attributes = Object.entries(attributesOf(message)).filter(
    ([name]) => asked.includes('All') || asked.includes(name),
  );
  return {
    MessageId: message.id,
    ReceiptHandle: message.handle,
    MD5OfBody: md5(message.body),
    Body: message.body,
    Attributes: attributes.length > 0 ? Object.fromEntries(attributes) : undefined,
  };
}
