import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

/** Whom text messages come from, where the account has something of its own; empty where AWS is to choose. */
export type Sender = { readonly originationNumber: string; readonly senderId: string };

/**
 * Text messages through SNS.
 *
 * @param client one that tries once: a message whose outcome is unknown is not sent again
 * @returns sends a text to an E.164 number; resolves when SNS has accepted it
 */
export function textMessages(client: SNSClient, sender: Sender) {
  const MessageAttributes = attributesOf(sender);
  return async (to: string, text: string): Promise<void> => {
    await client.send(new PublishCommand({ PhoneNumber: to, Message: text, MessageAttributes }));
  };
}

/** SNS, "Publish", message attributes of text messages. */
function attributesOf({ originationNumber, senderId }: Sender): Record<string, MessageAttributeValue> {
  const said = {
    'AWS.SNS.SMS.SMSType': 'Transactional',
    'AWS.MM.SMS.OriginationNumber': originationNumber,
    'AWS.SNS.SMS.SenderID': senderId,
  };
  return Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => value !== '')
      .map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
}
