import { arnForm } from './arn.ts';
import { formed, ruled } from './text.ts';

const instance = 'instance/[A-Za-z0-9-]+';

/** An Amazon Connect instance. */
export const connectInstanceArn = formed(
  arnForm('connect', instance),
  'the ARN of a Connect instance: arn:aws:connect:<region>:<account>:instance/<id>',
);

const queue = arnForm('connect', `${instance}/queue/[A-Za-z0-9-]+`);

/** A queue of a Connect instance that takes calls over, or `none`. */
export const handOverQueueArn = ruled(
  (value) => value === 'none' || queue.test(value),
  'none, or the ARN of a Connect queue: arn:aws:connect:<region>:<account>:instance/<id>/queue/<id>',
);
