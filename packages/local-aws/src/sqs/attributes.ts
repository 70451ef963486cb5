import { arnOf } from '@opsline/local-kit/arns';
import type { Message } from './queue.ts';

/** What SQS says of a message beside its body. */
export const systemAttributes = [
  'ApproximateFirstReceiveTimestamp',
  'ApproximateReceiveCount',
  'DeadLetterQueueSourceArn',
  'MessageDeduplicationId',
  'MessageGroupId',
  'SentTimestamp',
  'SequenceNumber',
] as const;

/** The attributes of a message; those that it does not have are undefined. */
export function attributesOf({
  receives,
  firstReceivedAt,
  deadFrom,
  group,
  sentAt,
}: Message): Readonly<Record<(typeof systemAttributes)[number], string | undefined>> {
  return {
    ApproximateFirstReceiveTimestamp: firstReceivedAt === undefined ? undefined : String(firstReceivedAt),
    ApproximateReceiveCount: String(receives),
    DeadLetterQueueSourceArn: deadFrom === undefined ? undefined : arnOf('sqs', deadFrom),
    MessageDeduplicationId: group?.deduplicationId,
    MessageGroupId: group?.id,
    SentTimestamp: String(sentAt),
    // As SQS writes it: 20 digits, which grow within a message group.
    SequenceNumber: group && String(group.sequence).padStart(20, '0'),
  };
}
