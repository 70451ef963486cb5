import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { invocations } from '@opsline/function-kit/invocations';
import { jsonLog } from '@opsline/function-kit/log';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { dynamoDbAttempts } from '../audit/dynamodb-attempts.ts';
import { systemClock } from '../directory/clock.ts';
import { directoryOpener } from '../directory/directory-opener.ts';
import { parseEnvironment } from '../environment/helpdesk-proof.ts';
import { createHelpdeskProof } from '../functions/helpdesk-proof.ts';
import { proofTime } from '../helpdesk-proof/handler.ts';
import type { OneTimePinRequest } from '../out/send-one-time-pin.ts';
import { timeouts } from '../out/timeouts.ts';
import { pepperPurpose } from '../reset/row.ts';

const env = parseEnvironment(process.env, (path) => readFileSync(path, 'utf8'));
const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
const lambda = new LambdaClient({ requestHandler: timeouts, maxAttempts: 2 });
const bindPassword = { ciphertext: env.DIRECTORY_BIND_PASSWORD, keyId: env.DIRECTORY_KEY };

/** Answers the flow to which an agent of the helpdesk sends a call. */
export const handler = createHelpdeskProof({
  pinStore: dynamoDbStore({ client: dynamoDb, tableName: env.PASSWORD_RESET_TABLE }),
  attemptTable: dynamoDbAttempts({ client: dynamoDb, tableName: env.ATTEMPT_TABLE }),
  attemptDays: Number(env.ATTEMPT_DAYS),
  pepper: derivedKey(kms, env.PEPPER_KEY, pepperPurpose),
  openDirectory: directoryOpener(kms, env.directory, bindPassword, systemClock),
  requestOneTimePin: invocations<OneTimePinRequest>(lambda, env.SEND_ONE_TIME_PIN_FUNCTION),
  now: systemClock.now,
  deadline: () => AbortSignal.timeout(proofTime),
  log: jsonLog((line) => process.stdout.write(line)),
});
