import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { pepperFrom } from '@opsline/attempts/pepper';
import { ASSERTION_PURPOSE } from '@opsline/employees/assertion';
import { dynamoDbEmployees } from '@opsline/employees/dynamodb';
import { createConversations, createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { jsonLog } from '@opsline/safe-log';
import { callerAdmission } from './caller-admission.ts';
import { parseEnvironment } from './environment.ts';
import { createHandler } from './handler.ts';
import { maintenanceWindows } from './maintenance-windows.ts';
import { oneTimePinRequests } from './one-time-pin-requests.ts';
import { patchingFrom } from './patching.ts';
import { createSender } from './send-one-time-pin.ts';
import { textMessages } from './text-messages.ts';

/** Reading patching ends after so long, so that the answer is there within 8 seconds. */
const readingTime = 6_500;

/** Nobody waits longer for a turn: reading, and a table that is slow before it. */
const turnTime = 9_000;

/** A call that hangs is given up; the SDK only warns of it unless told to throw. */
const timeouts = { connectionTimeout: 1_000, requestTimeout: 1_000, throwOnRequestTimeout: true };

const env = parseEnvironment(process.env);
const now = () => Date.now();
const log = jsonLog((line) => process.stdout.write(line));

const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
const pepper = pepperFrom(kms, env.PEPPER_KEY, 'opsline one-time PIN pepper');
const store = dynamoDbStore({ client: dynamoDb, tableName: env.ONETIMEPIN_TABLE });
const oneTimePins = createOneTimePins({ store, pepper, now });
const conversations = createConversations({ store, pepper, now });
const requests = oneTimePinRequests(
  new LambdaClient({ requestHandler: timeouts, maxAttempts: 2 }),
  env.SEND_ONE_TIME_PIN_FUNCTION,
);
const systemsManager = new SSMClient({
  requestHandler: { ...timeouts, requestTimeout: 3_000 },
  retryMode: 'adaptive',
  maxAttempts: 8,
});

/** The code hook of the bot. */
export const handler = createHandler({
  requestOneTimePin: requests,
  verifyOneTimePin: async (attempt) =>
    (await conversations.authenticate(attempt)) === 'accepted' ? 'accepted' : 'refused',
  authenticatedAs: conversations.resume,
  admitCaller: callerAdmission({
    callerKey: pepperFrom(kms, env.CALLER_KEY, ASSERTION_PURPOSE),
    conversations,
    now,
  }),
  endAuthentication: conversations.close,
  patching: patchingFrom(maintenanceWindows(systemsManager), now, () => AbortSignal.timeout(readingTime)),
  timeZone: env.TIME_ZONE,
  deadline: () => AbortSignal.timeout(turnTime),
  log,
});

/** Texts a one-time PIN; invoked by `handler`, which does not wait for it. */
export const sendOneTimePin = createSender({
  employees: dynamoDbEmployees({ client: dynamoDb, tableName: env.EMPLOYEE_TABLE }),
  oneTimePins,
  sendText: textMessages(
    // A text message is accepted within 10 seconds or its one-time PIN is void.
    new SNSClient({ maxAttempts: 1, requestHandler: { ...timeouts, requestTimeout: 9_000 } }),
  ),
  allowedPrefixes: env.TEXTABLE_PREFIXES.split(','),
  now,
  log,
});
