import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
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
import { parseEnvironment } from '../environment/password-reset.ts';
import { createPasswordReset } from '../functions/password-reset.ts';
import type { OwnerMessage } from '../functions/text-owner.ts';
import { keptAnswersStore } from '../out/kept-answers.ts';
import type { Notice } from '../out/notice.ts';
import type { OneTimePinRequest } from '../out/send-one-time-pin.ts';
import { textedBy } from '../out/texting.ts';
import { textingTimeouts, timeouts } from '../out/timeouts.ts';
import { pepperPurpose, resetStore } from '../reset/row.ts';

/**
 * A reset is not begun after so long: with the write (2 s) and what follows it (the table 4 s, the text message 5.5 s, the
 * notice, the helpdesk and the table 5.5 s at most, the record of the attempt 2 s, what was proved, for whoever takes over,
 * 2 s) the function ends within its 28 s.
 */
const resetTime = 7_000;

const env = parseEnvironment(process.env, (path) => readFileSync(path, 'utf8'));
const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
const lambda = new LambdaClient({ requestHandler: timeouts, maxAttempts: 2 });
// What may have been texted is not texted again.
const lambdaOnce = new LambdaClient({ requestHandler: textingTimeouts, maxAttempts: 1 });
const table = { client: dynamoDb, tableName: env.PASSWORD_RESET_TABLE };
const textOwner = textedBy(awaitedInvocations<OwnerMessage>(lambdaOnce, env.TEXT_OWNER_FUNCTION));
const bindPassword = { ciphertext: env.DIRECTORY_BIND_PASSWORD, keyId: env.DIRECTORY_KEY };

/** The code hook of the bot. */
export const handler = createPasswordReset({
  resetStore: resetStore(table),
  attemptTable: dynamoDbAttempts({ client: dynamoDb, tableName: env.ATTEMPT_TABLE }),
  attemptDays: Number(env.ATTEMPT_DAYS),
  pinStore: dynamoDbStore(table),
  keptAnswersStore: keptAnswersStore(table),
  pepper: derivedKey(kms, env.PEPPER_KEY, pepperPurpose),
  openDirectory: directoryOpener(kms, env.directory, bindPassword, systemClock),
  requestOneTimePin: invocations<OneTimePinRequest>(lambda, env.SEND_ONE_TIME_PIN_FUNCTION),
  tellHelpdesk: invocations<Notice>(lambda, env.NOTIFY_HELPDESK_FUNCTION),
  textPassword: (to, password) => textOwner({ to, password }),
  textNotice: textOwner,
  rules: { ...env.rules, possession: env.POSSESSION },
  randomInt: (below) => randomInt(below),
  pause: () => setTimeout(250),
  now: systemClock.now,
  deadline: () => AbortSignal.timeout(resetTime),
  log: jsonLog((line) => process.stdout.write(line)),
});
