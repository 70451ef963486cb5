import { arnForm } from './arn.ts';
import { formed } from './text.ts';

/** A standard topic: a FIFO topic wants a group with each message. */
export const topicArn = formed(
  arnForm('sns', '[A-Za-z0-9_-]{1,256}'),
  'the ARN of a standard SNS topic: arn:aws:sns:<region>:<account>:<name>',
);
