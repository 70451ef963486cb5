import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { awaitedInvocations, invocations } from '@opsline/function-kit/invocations';
import { jsonLog } from '@opsline/function-kit/log';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { dynamoDbAttempts } from '../audit/dynamodb-attempts.ts';
import { systemClock } from '../directory/clock.ts';
import { directoryOpener } from '../directory/directory-opener.ts';
import { parseEnvironment } from '../environment/send-one-time-pin.ts';
import { createSendOneTimePin } from '../functions/send-one-time-pin.ts';
import type { PinMessage } from '../functions/text-one-time-pin.ts';
import { keptAnswersStore } from '../out/kept-answers.ts';
import type { Notice } from '../out/notice.ts';
import { textedBy } from '../out/texting.ts';
import { textingTimeouts, timeouts } from '../out/timeouts.ts';
import { pepperPurpose, resetStore } from '../reset/row.ts';

const env = parseEnvironment(process.env, (path) => readFileSync(path, 'utf8'));
const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
const lambda = new LambdaClient({ requestHandler: timeouts, maxAttempts: 2 });
// What may have been texted is not texted again.
const lambdaOnce = new LambdaClient({ requestHandler: textingTimeouts, maxAttempts: 1 });
const table = { client: dynamoDb, tableName: env.PASSWORD_RESET_TABLE };
const textPin = textedBy(awaitedInvocations<PinMessage>(lambdaOnce, env.TEXT_ONE_TIME_PIN_FUNCTION));
const bindPassword = { ciphertext: env.DIRECTORY_BIND_PASSWORD, keyId: env.DIRECTORY_KEY };

/** Texts a one-time PIN; invoked by passwordReset and helpdeskProof, which do not wait for it. */
export const handler = createSendOneTimePin({
  store: dynamoDbStore(table),
  resetStore: resetStore(table),
  keptAnswersStore: keptAnswersStore(table),
  attemptTable: dynamoDbAttempts({ client: dynamoDb, tableName: env.ATTEMPT_TABLE }),
  attemptDays: Number(env.ATTEMPT_DAYS),
  pepper: derivedKey(kms, env.PEPPER_KEY, pepperPurpose),
  openDirectory: directoryOpener(kms, env.directory, bindPassword, systemClock),
  sendPin: (to, pin, action) => textPin({ to, pin, action }),
  warnOwner: (to) => textPin({ to, notice: 'somebody tries' }),
  tellHelpdesk: invocations<Notice>(lambda, env.NOTIFY_HELPDESK_FUNCTION),
  rules: env.rules,
  now: systemClock.now,
  log: jsonLog((line) => process.stdout.write(line)),
});
