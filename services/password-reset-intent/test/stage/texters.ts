import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import { textMessages } from '@opsline/function-kit/text-messages';
import { createTextOneTimePin, type PinMessage } from '../../src/functions/text-one-time-pin.ts';
import { createTextOwner, type OwnerMessage } from '../../src/functions/text-owner.ts';
import type { Log } from '../../src/log.ts';
import { ownerNotices, pinText } from '../../src/out/messages.ts';
import { textedBy } from '../../src/out/texting.ts';

/**
 * The functions that text by SNS, each with its own credentials, and what those have that wait for them.
 *
 * @param clientOf a client's options, by the key of a function in serverless.yml
 * @param waitFor carries an invocation out, or has it meet something
 */
export function texters(
  clientOf: (key: string) => SNSClientConfig,
  log: Log,
  waitFor: <Answer>(work: () => Promise<Answer>) => Promise<Answer>,
) {
  const sendTextAs = (key: string) =>
    textMessages(new SNSClient(clientOf(key)), { originationNumber: '', senderId: '' });
  const sendPin = sendTextAs('textOneTimePin');
  const textPin = createTextOneTimePin({
    sendPin: (to, pin, action) => sendPin(to, pinText(pin, action)),
    sendWarning: (to) => sendPin(to, ownerNotices['somebody tries']),
    log,
  });
  const textOwner = createTextOwner({ sendText: sendTextAs('textOwner'), log });
  return {
    askTextOwner: textedBy((event: OwnerMessage) => waitFor(() => textOwner(event))),
    askTextPin: textedBy((event: PinMessage) => waitFor(() => textPin(event))),
  };
}
