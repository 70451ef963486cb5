import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { parseScenario, queueOf, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { handClock } from '@opsline/local-kit/hand-clock';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startEventSourceMapping } from '../../src/index.ts';
import { doneOf } from '../../src/queues/batch-outcome.ts';

const noon = Date.UTC(2026, 10, 28, 12);
const dead = 'arn:aws:sqs:us-east-1:111122223333:dead.fifo';
const queues = [
  queueOf('jobs', {
    QueueName: 'jobs.fifo',
    FifoQueue: true,
    VisibilityTimeout: 60,
    RedrivePolicy: { deadLetterTargetArn: dead, maxReceiveCount: 2 },
  }),
  queueOf('dead', { QueueName: 'dead.fifo', FifoQueue: true }),
];

const eventShape = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      attributes: z.object({ MessageGroupId: z.string(), ApproximateReceiveCount: z.string() }),
      eventSource: z.literal('aws:sqs'),
      eventSourceARN: z.literal('arn:aws:sqs:us-east-1:111122223333:jobs.fifo'),
      awsRegion: z.literal('us-east-1'),
    }),
  ),
});
type Records = z.output<typeof eventShape>['Records'];

/** A queue, and a function that is given what comes into it, each batch until it is let go. */
async function mapped(answer: (records: Records) => unknown, more = {}) {
  const clock = handClock(noon);
  const { now, sleep: wait, pass } = clock;
  const aws = await startLocalAws({ scenario: parseScenario('{}', noon), now, wait, queues });
  onTestFinished(aws.stop);
  const client = new SQSClient({ ...localClient(aws.endpoint), maxAttempts: 1 });
  const queueUrl = `${aws.endpoint}/111122223333/jobs.fifo`;
  const given: string[] = [];
  const mapping = await startEventSourceMapping({
    client,
    queueUrl,
    batchSize: 10,
    reports: true,
    functionTimeout: 40,
    concurrency: 5,
    clock,
    invoke: async (event) => {
      const { Records } = eventShape.parse(event);
      given.push(Records.map(({ body }) => body).join());
      return answer(Records);
    },
    ...more,
  });
  onTestFinished(mapping.stop);
  const send = (MessageBody: string, MessageGroupId = 'a') =>
    client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody,
        MessageGroupId,
        MessageDeduplicationId: MessageBody,
      }),
    );
  const left = (name: string) => aws.queues.list(name).map(({ body }) => body);
  return { mapping, given, send, left, pass, faults: aws.faults };
}

test('what a function did is deleted, and it is given the next of a group only then', async () => {
  const held = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { given, send, left } = await mapped(([first]) => held[Number(first?.body) - 1]?.promise, {
    batchSize: 1,
  });
  await send('1');
  await send('2');
  await send('3', 'b');
  // Whoever waits for another is not kept waiting.
  await expect.poll(() => given.toSorted()).toEqual(['1', '3']);
  held[0]?.resolve();
  await expect.poll(() => given.toSorted()).toEqual(['1', '2', '3']);
  held[1]?.resolve();
  await expect.poll(() => left('jobs.fifo')).toEqual([]);
});

test('what it names as failed comes again after the visibility timeout, the rest is deleted, and at last it is given up', async () => {
  const { given, send, left, pass, mapping } = await mapped((records) => ({
    batchItemFailures: records
      .filter(({ body }) => body === 'poison')
      .map(({ messageId: itemIdentifier }) => ({ itemIdentifier })),
  }));
  await send('poison');
  await expect.poll(() => given).toEqual(['poison']);
  await send('other', 'b');
  await expect.poll(() => left('jobs.fifo')).toEqual(['poison']);
  await expect.poll(mapping.busy).toBe(false);
  await pass(60_000);
  await expect.poll(() => given).toEqual(['poison', 'other', 'poison']);
  await expect.poll(mapping.busy).toBe(false);
  await pass(60_000);
  await expect.poll(() => left('dead.fifo')).toEqual(['poison']);
});

test('a function that throws has done nothing of a batch', async () => {
  const { given, send, left, pass, mapping } = await mapped(() => {
    throw new Error('no table');
  });
  await send('1');
  await expect.poll(() => given).toEqual(['1']);
  await expect.poll(mapping.busy).toBe(false);
  expect(left('jobs.fifo')).toEqual(['1']);
  await pass(60_000);
  await expect.poll(() => given).toEqual(['1', '1']);
});

const down = { name: 'ServiceUnavailable', status: 503, message: 'down' };

test('after a poll that failed it pauses, and then it polls again', async () => {
  const { given, send, pass, mapping, faults } = await mapped(() => null);
  const mend = faults.add({ service: 'sqs', operation: 'ReceiveMessage', error: down });
  await send('1');
  await expect.poll(mapping.pausing).toBe(true);
  await pass(1_000);
  await expect.poll(mapping.pausing).toBe(true);
  expect(given).toEqual([]);
  mend();
  await pass(1_000);
  await expect.poll(() => given).toEqual(['1']);
  expect(mapping.pausing()).toBe(false);
});

test('what was lost on its way comes again after the visibility timeout', async () => {
  const { given, send, pass, mapping, faults } = await mapped(() => null);
  const end = faults.watch(({ operation }) => (operation === 'ReceiveMessage' ? 'lost' : undefined));
  await send('1');
  await expect.poll(mapping.pausing).toBe(true);
  end();
  await pass(1_000);
  await expect.poll(mapping.pausing).toBe(false);
  await pass(58_999);
  expect(given).toEqual([]);
  await pass(1);
  await expect.poll(() => given).toEqual(['1']);
});

test('a queue that shows a message again while a function may still be at it is refused', async () => {
  await expect(mapped(() => null, { functionTimeout: 61 })).rejects.toThrow(
    'Queue visibility timeout: 60 seconds is less than Function timeout: 61 seconds',
  );
});

function failures(...ids: unknown[]) {
  return { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) };
}
test.each<readonly [string, unknown, string]>([
  ['nothing', null, 'ab'],
  ['an empty answer', {}, 'ab'],
  ['null for the list', { batchItemFailures: null }, 'ab'],
  ['an empty list', failures(), 'ab'],
  ['one that failed', failures('a'), 'b'],
  ['all that failed', failures('a', 'b'), ''],
  ['an empty ID', failures(''), ''],
  ['null for an ID', failures(null), ''],
  ['an ID under another key', { batchItemFailures: [{ id: 'a' }] }, ''],
  ['an ID that is none of the batch', failures('c'), ''],
  ['words', 'done', ''],
])('what a function did that answers %s', (_, answer, done) => {
  expect(doneOf(['a', 'b'], answer, true).join('')).toBe(done);
  expect(doneOf(['a', 'b'], answer, false)).toEqual(['a', 'b']);
});
