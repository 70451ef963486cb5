import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import { assertionPurpose } from '@opsline/employees/assertion';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { invocations } from '@opsline/function-kit/invocations';
import { jsonLog } from '@opsline/function-kit/log';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { parseEnvironment } from '../environment/patch-status.ts';
import { createPatchStatus } from '../functions/patch-status.ts';
import { indexTable } from '../out/index-table.ts';
import { pepperPurpose } from '../out/pepper-purpose.ts';
import type { OneTimePinRequest } from '../out/send-one-time-pin.ts';
import { maintenanceWindows } from '../out/systems-manager.ts';
import { readingTime, systemsManagerTimeouts, timeouts } from '../out/timeouts.ts';

/** Nobody waits longer for a turn: reading, and a table that is slow before it. */
const turnTime = 9_000;

const env = parseEnvironment(process.env);
const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
const lambda = new LambdaClient({ requestHandler: timeouts, maxAttempts: 2 });
// What is to be repeated is repeated by the reading, which has a deadline.
const systemsManager = new SSMClient({ requestHandler: systemsManagerTimeouts, maxAttempts: 1 });

/** The code hook of the bot. */
export const handler = createPatchStatus({
  store: dynamoDbStore({ client: dynamoDb, tableName: env.ONETIMEPIN_TABLE }),
  pepper: derivedKey(kms, env.PEPPER_KEY, pepperPurpose),
  assertionKey: derivedKey(kms, env.ASSERTION_KEY, assertionPurpose),
  requestOneTimePin: invocations<OneTimePinRequest>(lambda, env.SEND_ONE_TIME_PIN_FUNCTION),
  windows: maintenanceWindows(systemsManager),
  index: env.INDEX === 'on' ? indexTable({ client: dynamoDb, tableName: env.PATCH_RUN_TABLE }) : undefined,
  readingDeadline: () => AbortSignal.timeout(readingTime),
  deadline: () => AbortSignal.timeout(turnTime),
  timeZone: env.TIME_ZONE,
  now: () => Date.now(),
  log: jsonLog((line) => process.stdout.write(line)),
});
