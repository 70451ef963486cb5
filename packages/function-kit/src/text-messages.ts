import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

/**
 * Text messages through SNS.
 *
 * @param client one that tries once: a message whose outcome is unknown is not sent again
 * @returns sends a text to an E.164 number; resolves when SNS has accepted it
 */
export const textMessages =
  (client: SNSClient) =>
  async (to: string, text: string): Promise<void> => {
    await client.send(
      new PublishCommand({
        PhoneNumber: to,
        Message: text,
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        },
      }),
    );
  };
