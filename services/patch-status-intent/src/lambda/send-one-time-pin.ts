import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import { dynamoDbEmployees } from '@opsline/employees/dynamodb';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { jsonLog } from '@opsline/function-kit/log';
import { textMessages } from '@opsline/function-kit/text-messages';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { parseEnvironment } from '../environment/send-one-time-pin.ts';
import { createSendOneTimePin } from '../functions/send-one-time-pin.ts';
import { pepperPurpose } from '../out/pepper-purpose.ts';
import { timeouts } from '../out/timeouts.ts';

/** A text message is accepted within 10 seconds or its one-time PIN is void. */
const sendingTime = 9_000;

const env = parseEnvironment(process.env);
const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
const sns = new SNSClient({ maxAttempts: 1, requestHandler: { ...timeouts, requestTimeout: sendingTime } });

/** Texts a one-time PIN; invoked by patchStatus, which does not wait for it. */
export const handler = createSendOneTimePin({
  store: dynamoDbStore({ client: dynamoDb, tableName: env.ONETIMEPIN_TABLE }),
  pepper: derivedKey(kms, env.PEPPER_KEY, pepperPurpose),
  employees: dynamoDbEmployees({ client: dynamoDb, tableName: env.EMPLOYEE_TABLE }),
  sendText: textMessages(sns),
  allowedPrefixes: env.TEXTABLE_PREFIXES.split(','),
  now: () => Date.now(),
  log: jsonLog((line) => process.stdout.write(line)),
});
