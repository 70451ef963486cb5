import type { Message } from '@aws-sdk/client-sqs';

/** The event of a batch, as Lambda gives it to the function (Lambda, "Using Lambda with Amazon SQS"). */
export function queueEvent(messages: readonly Message[], queueArn: string) {
  return {
    Records: messages.map(({ MessageId = '', ReceiptHandle = '', Body, Attributes, MD5OfBody }) => ({
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: Attributes,
      messageAttributes: {},
      md5OfBody: MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: queueArn.split(':')[3],
    })),
  };
}
