import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { pepperFrom } from '@opsline/attempts/pepper';
import { ASSERTION_PURPOSE, signAssertion } from '@opsline/employees/assertion';
import { dynamoDbEmployees, dynamoDbPinAttempts, dynamoDbStoredPins } from '@opsline/employees/dynamodb';
import { createPins, PEPPER_PURPOSE } from '@opsline/employees/pins';
import { jsonLog } from '@opsline/safe-log';
import { parseEnvironment } from './environment.ts';
import { createHandler } from './handler.ts';

/** An answer is given up after so long: before Lambda ends the function at 7 s, and Connect waits 8 s. */
const answerTime = 6_500;

/** Two tries of each request fit into the time of an answer. */
const patience = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
};

const env = parseEnvironment(process.env);
const now = () => Date.now();

const client = new DynamoDBClient(patience);
const keys = new KMSClient(patience);
const pepper = pepperFrom(keys, env.CALLER_KEY, PEPPER_PURPOSE);
const assertionKey = pepperFrom(keys, env.CALLER_KEY, ASSERTION_PURPOSE);
const table = { client, tableName: env.EMPLOYEE_TABLE };

/** Answers the questions of contact flows. */
export const handler = createHandler({
  employees: dynamoDbEmployees(table),
  pins: createPins({
    storedPins: dynamoDbStoredPins(table),
    store: dynamoDbPinAttempts({ client, tableName: env.PIN_ATTEMPT_TABLE }),
    pepper,
    now,
  }),
  sign: async ({ employeeId, contactId }) =>
    signAssertion({ key: await assertionKey(), employeeId, contactId, now: now() }),
  deadline: () => AbortSignal.timeout(answerTime),
  log: jsonLog((line) => process.stdout.write(line)),
});
