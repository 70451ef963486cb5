import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

/**
 * Messages to a topic of SNS.
 *
 * @returns publishes a subject and a message; resolves when SNS has accepted them
 */
export const topicMessages =
  (client: SNSClient, TopicArn: string) =>
  async (Subject: string, Message: string): Promise<void> => {
    await client.send(new PublishCommand({ TopicArn, Subject, Message }));
  };
