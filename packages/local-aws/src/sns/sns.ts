import { randomUUID } from 'node:crypto';
import { isE164 } from '@opsline/function-kit/e164';
import { z } from 'zod';
import type { Handlers } from '../protocol/operations.ts';
import { operation } from '../protocol/request-shape.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Notice } from './notices.ts';
import type { Text } from './texts.ts';

function invalid(reason: string): ServiceError {
  return new ServiceError('InvalidParameter', `Invalid parameter: ${reason}`);
}

/** SNS, "Publish": a text message may be 1,600 bytes long. */
const maxTextBytes = 1600;

const smsTypes = ['Promotional', 'Transactional'];

const attribute = z.strictObject({
  Name: z.string().min(1),
  Value: z.strictObject({
    DataType: z.string().regex(/^(String|Number|Binary)(\.|$)/, 'expected String, Number or Binary'),
    StringValue: z.string().min(1).optional(),
    BinaryValue: z.string().min(1).optional(),
  }),
});

const messageAttributes = z.strictObject({ entry: z.array(attribute) }).optional();

const textShape = z.strictObject({
  PhoneNumber: z.string(),
  Message: z.string(),
  MessageAttributes: messageAttributes,
});

/** An ARN of a standard topic (SNS, "CreateTopic": names of 1 to 256 letters, digits, "-" and "_"). */
const topicArn = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/;

const noticeShape = z.strictObject({
  TopicArn: z.string().regex(topicArn, 'expected the ARN of a standard topic'),
  Subject: z.string().min(1).max(100).optional(),
  Message: z.string(),
  MessageAttributes: messageAttributes,
});

const publishShape = z.union([textShape, noticeShape], {
  error: 'expected PhoneNumber or TopicArn, and Message; target ARNs are not supported',
});

/** SNS, "Publish": the largest message to a topic. */
const maxNoticeBytes = 262_144;

function checkLength(message: string, maxBytes: number): void {
  if (message === '') throw invalid('Empty message');
  if (Buffer.byteLength(message) > maxBytes) {
    throw invalid(`Message Reason: expected at most ${maxBytes} bytes`);
  }
}

function checkText({ PhoneNumber, Message, MessageAttributes }: z.output<typeof textShape>): void {
  if (!isE164(PhoneNumber)) {
    throw invalid('PhoneNumber Reason: expected an E.164 number such as +15550100101');
  }
  checkLength(Message, maxTextBytes);
  const type = MessageAttributes?.entry.find(({ Name }) => Name === 'AWS.SNS.SMS.SMSType');
  if (type !== undefined && !smsTypes.includes(type.Value.StringValue ?? '')) {
    throw invalid(`AWS.SNS.SMS.SMSType Reason: expected ${smsTypes.join(' or ')}`);
  }
}

/** Where what is published goes. */
export type SnsInboxes = {
  readonly deliver: (text: Text) => void;
  readonly publish: (notice: Notice) => void;
};

/** SNS: Publish to a phone number, and to any topic of a well-formed ARN. `now` is epoch ms. */
export function createSns({ deliver, publish }: SnsInboxes, now: () => number): Handlers<'sns'> {
  return {
    Publish: operation(
      publishShape,
      (input) => {
        if ('PhoneNumber' in input) {
          checkText(input);
          deliver({ to: input.PhoneNumber, body: input.Message, at: now() });
        } else {
          checkLength(input.Message, maxNoticeBytes);
          publish({ topicArn: input.TopicArn, subject: input.Subject, body: input.Message, at: now() });
        }
        return { MessageId: randomUUID() };
      },
      'InvalidParameter',
    ),
  };
}
