import { randomInt } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { pepperFrom } from '@opsline/attempts/pepper';
import { createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { jsonLog } from '@opsline/safe-log';
import { bindPasswordFrom } from './bind-password.ts';
import { checkDirectory } from './check-directory.ts';
import { parseEnvironment } from './environment.ts';
import { createHandler } from './handler.ts';
import { invocations } from './invocations.ts';
import { openDirectory } from './ldap-directory.ts';
import { createNotifier, type Notice } from './notice.ts';
import type { OneTimePinRequest } from './one-time-pin-request.ts';
import { createReset } from './reset.ts';
import { createRecords } from './reset-records.ts';
import { resetStore } from './reset-row-item.ts';
import { createSender } from './send-one-time-pin.ts';
import { textMessages } from './text-messages.ts';
import { todayIn } from './today.ts';
import { topicMessages } from './topic-messages.ts';

/** A call that hangs is given up; the SDK only warns of it unless told to throw. */
const timeouts = { connectionTimeout: 1_000, requestTimeout: 1_000, throwOnRequestTimeout: true };

/**
 * A reset is not begun after so long: with what follows the write (the table 4 s, the text message 5 s, the helpdesk and
 * the table 5 s at most) the function ends within its 25 s.
 */
const resetTime = 8_000;

const env = parseEnvironment(process.env);
const now = () => Date.now();
const log = jsonLog((line) => process.stdout.write(line));

const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
const lambda = new LambdaClient({ requestHandler: timeouts, maxAttempts: 2 });
const sns = new SNSClient({ maxAttempts: 1, requestHandler: { ...timeouts, requestTimeout: 5_000 } });
const sendText = textMessages(sns);

const pepper = pepperFrom(kms, env.PEPPER_KEY, 'opsline password reset pepper');
const table = { client: dynamoDb, tableName: env.PASSWORD_RESET_TABLE };
const oneTimePins = createOneTimePins({ store: dynamoDbStore(table), pepper, now });
const bindPassword = bindPasswordFrom(kms, {
  ciphertext: env.DIRECTORY_BIND_PASSWORD,
  keyId: env.DIRECTORY_KEY,
  bindDn: env.DIRECTORY_BIND_DN,
});
const directory = async () => openDirectory({ ...env.directory, bindPassword: await bindPassword() }, now);
const rules = {
  possession: env.POSSESSION,
  callerNumber: env.CALLER_NUMBER,
  textablePrefixes: env.TEXTABLE_PREFIXES.split(','),
  dateOrder: env.DIRECTORY_DATE_ORDER,
} as const;

/** The code hook of the bot. */
export const handler = createHandler({
  checkDirectory: checkDirectory(directory, log),
  requestOneTimePin: invocations<OneTimePinRequest>(lambda, env.SEND_ONE_TIME_PIN_FUNCTION),
  reset: createReset({
    records: createRecords({ store: resetStore(table), pepper, now }),
    openDirectory: directory,
    verifyPin: async ({ userId, conversation, guess }) =>
      (await oneTimePins.verify({ employeeId: userId, conversation, guess })) === 'accepted',
    sendText,
    tellHelpdesk: invocations<Notice>(lambda, env.NOTIFY_HELPDESK_FUNCTION),
    randomInt: (below) => randomInt(below),
    rules,
    now,
    deadline: () => AbortSignal.timeout(resetTime),
    log,
  }),
  possession: env.POSSESSION,
  today: () => todayIn(now(), env.TIME_ZONE),
  log,
});

/** Texts a one-time PIN; invoked by `handler`, which does not wait for it. */
export const sendOneTimePin = createSender({ openDirectory: directory, oneTimePins, sendText, rules, log });

/** Tells the helpdesk of a reset; invoked by `handler`, which does not wait for it. */
export const notifyHelpdesk = createNotifier({ publish: topicMessages(sns, env.NOTICE_TOPIC_ARN), log });
