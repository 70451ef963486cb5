import { randomUUID } from 'node:crypto';
import { isE164 } from '@opsline/function-kit/e164';
import { z } from 'zod';
import type { Handlers } from '../protocol/operations.ts';
import { operation } from '../protocol/request-shape.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Notice } from './notices.ts';
import type { Text } from './texts.ts';

/** SNS, "Publish": a text message may be 1,600 bytes long. */
const maxTextBytes = 1600;

const attributes = z.discriminatedUnion('Name', [
  attribute('AWS.SNS.SMS.SMSType', z.enum(['Promotional', 'Transactional'])),
  // SNS, "Publish": 1 to 11 letters, digits and hyphens, at least one letter, a hyphen at neither end.
  attribute(
    'AWS.SNS.SMS.SenderID',
    z.string().regex(/^(?=.*[A-Za-z])(?!-)[A-Za-z0-9-]{1,11}(?<!-)$/, 'expected a sender ID'),
  ),
  // SNS, "Origination identities": a long code, which is a telephone number, or a short one of four to seven digits.
  attribute(
    'AWS.MM.SMS.OriginationNumber',
    z
      .string()
      .refine((number) => isE164(number) || /^[0-9]{4,7}$/.test(number), 'expected an origination number'),
  ),
]);

const textShape = z.strictObject({
  PhoneNumber: z.string(),
  Message: z.string(),
  MessageAttributes: z.strictObject({ entry: z.array(attributes) }).optional(),
});

/** An ARN of a standard topic (SNS, "CreateTopic": names of 1 to 256 letters, digits, "-" and "_"). */
const topicArn = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/;

const noticeShape = z.strictObject({
  TopicArn: z.string().regex(topicArn, 'expected the ARN of a standard topic'),
  // SNS, "Publish": no line breaks or control characters, less than 100 characters.
  Subject: z
    .string()
    .regex(/^\P{Cc}{1,99}$/u, 'expected 1 to 99 characters in one line')
    .optional(),
  Message: z.string(),
});

/** SNS, "Publish": the largest message to a topic. */
const maxNoticeBytes = 262_144;

/** Where what is published goes. */
export type SnsInboxes = {
  readonly deliver: (text: Text) => void;
  readonly publish: (notice: Notice) => void;
};

/**
 * SNS: Publish to a phone number, and to any topic of a well-formed ARN; ListTopics has those of these ARNs, in one page.
 * `now` is epoch ms.
 */
export function createSns(
  { deliver, publish }: SnsInboxes,
  topics: readonly string[],
  now: () => number,
): Handlers<'sns'> {
  const publishText = operation(
    textShape,
    (input) => {
      checkText(input);
      deliver({ to: input.PhoneNumber, body: input.Message, at: now(), ...originOf(input) });
      return { MessageId: randomUUID() };
    },
    'InvalidParameter',
  );
  const publishNotice = operation(
    noticeShape,
    ({ TopicArn, Subject, Message }) => {
      checkLength(Message, maxNoticeBytes);
      publish({ topicArn: TopicArn, subject: Subject, body: Message, at: now() });
      return { MessageId: randomUUID() };
    },
    'InvalidParameter',
  );
  return {
    ListTopics: operation(
      z.strictObject({}),
      () => ({ Topics: topics.map((TopicArn) => ({ TopicArn })) }),
      'InvalidParameter',
    ),
    Publish: (input) => (isText(input) ? publishText(input) : publishNotice(input)),
  };
}

function checkText({ PhoneNumber, Message }: z.output<typeof textShape>): void {
  if (!isE164(PhoneNumber)) {
    throw invalid('PhoneNumber Reason: expected an E.164 number such as +15550100101');
  }
  checkLength(Message, maxTextBytes);
}

function invalid(reason: string): ServiceError {
  return new ServiceError('InvalidParameter', `Invalid parameter: ${reason}`);
}

function checkLength(message: string, maxBytes: number): void {
  if (message === '') throw invalid('Empty message');
  if (Buffer.byteLength(message) > maxBytes) {
    throw invalid(`Message Reason: expected at most ${maxBytes} bytes`);
  }
}

/** Whose name and number a text message says. */
function originOf({
  MessageAttributes,
}: z.output<typeof textShape>): Pick<Text, 'from' | 'originationNumber'> {
  const named = (name: string) =>
    MessageAttributes?.entry.find(({ Name }) => Name === name)?.Value.StringValue;
  const from = named('AWS.SNS.SMS.SenderID');
  const originationNumber = named('AWS.MM.SMS.OriginationNumber');
  return {
    ...(from !== undefined && { from }),
    ...(originationNumber !== undefined && { originationNumber }),
  };
}

function isText(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'PhoneNumber' in input;
}

/** An attribute of a text message; what is not here would change who is texted, from where or at what price. */
function attribute<N extends string, V extends z.ZodType<string>>(name: N, value: V) {
  return z.strictObject({
    Name: z.literal(name),
    Value: z.strictObject({ DataType: z.literal('String'), StringValue: value }),
  });
}
