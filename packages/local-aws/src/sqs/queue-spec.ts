import { describeIssues } from '@opsline/local-kit/issues';
import { z } from 'zod';

/** A queue to make. Times in seconds, as SQS and CloudFormation have them. */
export type QueueSpec = {
  /** A FIFO queue's ends in `.fifo`. */
  readonly name: string;
  readonly visibilityTimeout: number;
  readonly retention: number;
  readonly contentBasedDeduplication: boolean;
  /** Whether one de-duplication ID is known in the whole queue, or in its message group alone. */
  readonly deduplicationScope: 'queue' | 'messageGroup';
  /** The name of the queue to which goes what was received `maxReceiveCount` times and never deleted. */
  readonly deadLetters: { readonly name: string; readonly maxReceiveCount: number } | undefined;
};

const queueArn = z.string().regex(/^arn:aws[a-z-]*:sqs:[^:]+:\d{12}:[\w.-]+$/, 'expected the ARN of a queue');

/** What a queue is made of in CloudFormation; what it has no use for here is named and dropped, all else is refused. */
const propertiesShape = z.strictObject({
  QueueName: z
    .string()
    .regex(/^[\w-]{1,75}(\.fifo)?$/, 'expected the name of a queue with nothing left to resolve'),
  FifoQueue: z.boolean().default(false),
  ContentBasedDeduplication: z.boolean().default(false),
  DeduplicationScope: z.enum(['queue', 'messageGroup']).default('queue'),
  FifoThroughputLimit: z.enum(['perQueue', 'perMessageGroupId']).optional(),
  VisibilityTimeout: z.int().min(0).max(43_200).default(30),
  MessageRetentionPeriod: z.int().min(60).max(1_209_600).default(345_600),
  RedrivePolicy: z
    .strictObject({
      deadLetterTargetArn: queueArn,
      maxReceiveCount: z.coerce.number().int().min(1).max(1000),
    })
    .optional(),
  KmsMasterKeyId: z.string().optional(),
  SqsManagedSseEnabled: z.boolean().optional(),
  Tags: z.unknown().optional(),
});

/**
 * The queue that the properties of an `AWS::SQS::Queue` describe, their functions of CloudFormation resolved.
 *
 * @param path where they stand, for what is refused
 * @throws with path and expectation
 */
export function queueOf(path: string, properties: unknown): QueueSpec {
  const parsed = propertiesShape.safeParse(properties);
  if (!parsed.success) throw new Error(`${path}: ${describeIssues(parsed.error)}`);
  const { QueueName: name, FifoQueue, RedrivePolicy: redrive, ...read } = parsed.data;
  if (FifoQueue !== name.endsWith('.fifo')) {
    throw new Error(`${path}.QueueName: expected .fifo at the end of a FIFO queue's name, and of no other's`);
  }
  return {
    name,
    visibilityTimeout: read.VisibilityTimeout,
    retention: read.MessageRetentionPeriod,
    contentBasedDeduplication: read.ContentBasedDeduplication,
    deduplicationScope: read.DeduplicationScope,
    deadLetters: redrive && {
      name: redrive.deadLetterTargetArn.split(':').at(-1) ?? '',
      maxReceiveCount: redrive.maxReceiveCount,
    },
  };
}
