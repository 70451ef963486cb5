import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { parsedJson } from '../json.ts';
import { namesOf } from '../log.ts';
import { RateLimitedError } from './errors.ts';
import { messageSchema } from './message.ts';
import { reply } from './reply.ts';
import type { World } from './world.ts';

/** After so many times a record goes to the dead letters: `maxReceiveCount` of the queue. */
export const mostReceives = 10;

/** What fails rests so long, at most: SQS holds a message for 12 hours in all (SQS, ChangeMessageVisibility). */
const longestRest = 3_600;

const eventSchema = z.looseObject({
  Records: z.array(
    z.looseObject({
      messageId: z.string(),
      receiptHandle: z.string(),
      body: z.string(),
      attributes: z.looseObject({
        ApproximateReceiveCount: z.string(),
        MessageGroupId: z.string(),
      }),
    }),
  ),
});

type Record = z.output<typeof eventSchema>['Records'][number];

type Failures = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/**
 * Answers what waited in the queue: those of one person in their order, those of different people beside each other.
 *
 * @returns a function from an event of the queue to the records that have to come again: one that failed, and all of
 * the same person behind it, so that none overtakes it
 */
export const createReplier =
  (world: World) =>
  async (event: unknown): Promise<Failures> => {
    const { Records } = parseAt('event', eventSchema, event);
    const groups = Map.groupBy(Records, ({ attributes }) => attributes.MessageGroupId);
    const failed = await Promise.all([...groups.values()].map((records) => answerInOrder(records, world)));
    const again = new Set(failed.flat());
    const batchItemFailures = Records.filter((record) => again.has(record)).map(({ messageId }) => ({
      itemIdentifier: messageId,
    }));
    return { batchItemFailures };
  };

/** Gives the records that failed: the first that did, and those behind it. */
async function answerInOrder(records: readonly Record[], world: World): Promise<readonly Record[]> {
  for (const [index, record] of records.entries()) {
    try {
      const count = Number(record.attributes.ApproximateReceiveCount);
      const message = parseAt('record', messageSchema, parsedJson(record.body));
      await reply(message, count >= mostReceives, world);
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      const behind = records.slice(index);
      await Promise.all(behind.map((one) => rest(one, fault, world)));
      return behind;
    }
  }
  return [];
}

/** As long as Slack asks for, else longer each time. A record that cannot be held comes again when its time is over. */
async function rest(
  { receiptHandle, attributes }: Record,
  fault: unknown,
  { hold, log }: World,
): Promise<void> {
  const seconds =
    fault instanceof RateLimitedError
      ? fault.seconds
      : 2 ** Math.min(Number(attributes.ApproximateReceiveCount), 7);
  await hold(receiptHandle, Math.min(Math.max(seconds, 1), longestRest)).catch((error: unknown) => {
    log({ event: 'fault', error: namesOf(error) });
  });
}
