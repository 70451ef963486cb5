import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { assertionPurpose } from '@opsline/employees/assertion';
import { dynamoDbEmployees, dynamoDbPinAttempts, dynamoDbStoredPins } from '@opsline/employees/dynamodb';
import { pepperPurpose } from '@opsline/employees/pins';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { jsonLog } from '@opsline/function-kit/log';
import { parseEnvironment } from '../environment/auth-lookup.ts';
import { createAuthLookup } from '../functions/auth-lookup.ts';
import { answerTime } from '../world.ts';

/** Two tries of each request fit into the time of an answer. */
const timeouts = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
};

const env = parseEnvironment(process.env);
const client = new DynamoDBClient(timeouts);
const keys = new KMSClient(timeouts);
const employees = { client, tableName: env.EMPLOYEE_TABLE };

/** Answers the questions of contact flows. */
export const handler = createAuthLookup({
  employees: dynamoDbEmployees(employees),
  storedPins: dynamoDbStoredPins(employees),
  store: dynamoDbPinAttempts({ client, tableName: env.PIN_ATTEMPT_TABLE }),
  pepper: derivedKey(keys, env.CALLER_KEY, pepperPurpose),
  assertionKey: derivedKey(keys, env.ASSERTION_KEY, assertionPurpose),
  deadline: () => AbortSignal.timeout(answerTime),
  now: () => Date.now(),
  log: jsonLog((line) => process.stdout.write(line)),
});
