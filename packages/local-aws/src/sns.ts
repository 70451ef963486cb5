import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { phoneNumber } from './formats.ts';
import type { Handlers } from './operations.ts';
import { operation } from './request-shape.ts';
import { ServiceError } from './service-error.ts';
import type { Text } from './texts.ts';

const invalid = (reason: string): ServiceError =>
  new ServiceError('InvalidParameter', `Invalid parameter: ${reason}`);

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

const publishShape = z.strictObject({
  PhoneNumber: z.string({ error: 'expected a phone number; topics and target ARNs are not supported' }),
  Message: z.string(),
  MessageAttributes: z.strictObject({ entry: z.array(attribute) }).optional(),
});

/** SNS: Publish to a phone number. `deliver` gets the text message, `now` is epoch ms. */
export const createSns = (deliver: (text: Text) => void, now: () => number): Handlers<'sns'> => ({
  Publish: operation(
    publishShape,
    ({ PhoneNumber, Message, MessageAttributes }) => {
      if (!phoneNumber.test(PhoneNumber))
        throw invalid('PhoneNumber Reason: expected an E.164 number such as +15550100101');
      if (Message === '') throw invalid('Empty message');
      if (Buffer.byteLength(Message) > maxTextBytes) {
        throw invalid(`Message Reason: expected at most ${maxTextBytes} bytes`);
      }
      const type = MessageAttributes?.entry.find(({ Name }) => Name === 'AWS.SNS.SMS.SMSType');
      if (type !== undefined && !smsTypes.includes(type.Value.StringValue ?? '')) {
        throw invalid(`AWS.SNS.SMS.SMSType Reason: expected ${smsTypes.join(' or ')}`);
      }
      deliver({ to: PhoneNumber, body: Message, at: now() });
      return { MessageId: randomUUID() };
    },
    'InvalidParameter',
  ),
});
