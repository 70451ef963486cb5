import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { type Clock, realClock } from '@opsline/local-kit/clock';
import { doneOf } from './batch-outcome.ts';
import { queueEvent } from './queue-event.ts';

export type MappingOptions = {
  /** Signs as the function, with whose role Lambda polls. */
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** Invokes the function with an event; what it answers, and throws when it fails. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly batchSize: number;
  /** Whether it says itself which messages failed (`ReportBatchItemFailures`). */
  readonly reports: boolean;
  /** In seconds; the queue's visibility timeout may not be shorter. */
  readonly functionTimeout: number;
  /** How many batches are under way at once (`MaximumConcurrency`). */
  readonly concurrency: number;
  /** What it pauses by after a poll that failed; the one on the wall unless told. */
  readonly clock?: Pick<Clock, 'sleep'>;
};

/** A queue whose messages a function is given. */
export type EventSourceMapping = {
  /** Whether a batch is under way. */
  readonly busy: () => boolean;
  /** Whether the last poll failed, and the next is due later. */
  readonly pausing: () => boolean;
  /** Resolves once a batch has been carried out. */
  readonly carriedOut: () => Promise<void>;
  /** Takes no more, and resolves when what is under way has been carried out. */
  readonly stop: () => Promise<void>;
};

/** After a poll that failed; Lambda does not say how long it waits. */
const pauseMs = 1_000;

/**
 * Has a function be given what comes into a queue.
 *
 * @throws as Lambda does, when the queue would show a message again while the function may still be at it
 */
export async function startEventSourceMapping(options: MappingOptions): Promise<EventSourceMapping> {
  const { client, queueUrl: QueueUrl, invoke, batchSize, reports, concurrency, clock = realClock } = options;
  const AttributeNames = ['QueueArn' as const, 'VisibilityTimeout' as const];
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  const { QueueArn = '', VisibilityTimeout } = Attributes;
  if (Number(VisibilityTimeout) < options.functionTimeout) {
    throw new Error(
      `Queue visibility timeout: ${VisibilityTimeout} seconds is less than Function timeout: ${options.functionTimeout} seconds`,
    );
  }

  const ended = new AbortController();
  const underWay = new Set<Promise<void>>();
  let carriedOut = Promise.withResolvers<void>();

  const remove = (ReceiptHandle: string | undefined): Promise<unknown> =>
    client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  /** What is not deleted comes again when its visibility timeout is over. */
  const carryOut = async (messages: readonly Message[]): Promise<void> => {
    const answer = await invoke(queueEvent(messages, QueueArn));
    const done = doneOf(
      messages.map(({ MessageId = '' }) => MessageId),
      answer,
      reports,
    );
    const deleted = messages.filter(({ MessageId = '' }) => done.includes(MessageId));
    await Promise.all(deleted.map(({ ReceiptHandle }) => remove(ReceiptHandle)));
  };
  const begin = (messages: readonly Message[]): void => {
    const work = carryOut(messages)
      // A function that failed, or a queue that does not answer: the messages come again.
      .catch(() => {})
      .finally(() => {
        underWay.delete(work);
        carriedOut.resolve();
        carriedOut = Promise.withResolvers();
      });
    underWay.add(work);
  };
  const receive = async (): Promise<readonly Message[]> => {
    const asked = {
      MaxNumberOfMessages: batchSize,
      WaitTimeSeconds: 20,
      MessageSystemAttributeNames: ['All' as const],
    };
    const command = new ReceiveMessageCommand({ QueueUrl, ...asked });
    const { Messages = [] } = await client.send(command, { abortSignal: ended.signal });
    return Messages;
  };
  let pausing = false;
  const pause = async (): Promise<readonly Message[]> => {
    pausing = true;
    await clock.sleep(pauseMs, ended.signal);
    pausing = false;
    return [];
  };
  const poll = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const messages = await receive().catch(pause);
      if (messages.length > 0) begin(messages);
      while (underWay.size >= concurrency) await Promise.race(underWay);
    }
  };
  const polling = poll();
  return {
    busy: () => underWay.size > 0,
    pausing: () => pausing,
    carriedOut: () => carriedOut.promise,
    stop: async () => {
      ended.abort();
      await polling;
      await Promise.all(underWay);
    },
  };
}
