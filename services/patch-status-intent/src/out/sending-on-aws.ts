import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { dynamoDbEmployees } from '@opsline/employees/dynamodb';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { jsonLog } from '@opsline/function-kit/log';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import type { Ports } from '../functions/send-one-time-pin.ts';
import { pepperPurpose } from './pepper-purpose.ts';
import { timeouts } from './timeouts.ts';

/** What sendOneTimePin is told, whichever way it sends. */
type Told = Readonly<
  Record<'EMPLOYEE_TABLE' | 'ONETIMEPIN_TABLE' | 'PEPPER_KEY' | 'TEXTABLE_PREFIXES', string>
>;

/** All that sendOneTimePin needs beside its way of sending. */
export function sendingOnAws(env: Told): Omit<Ports, 'sendPin' | 'sendWarning'> {
  const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
  const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
  return {
    store: dynamoDbStore({ client: dynamoDb, tableName: env.ONETIMEPIN_TABLE }),
    pepper: derivedKey(kms, env.PEPPER_KEY, pepperPurpose),
    employees: dynamoDbEmployees({ client: dynamoDb, tableName: env.EMPLOYEE_TABLE }),
    allowedPrefixes: env.TEXTABLE_PREFIXES.split(','),
    now: () => Date.now(),
    log: jsonLog((line) => process.stdout.write(line)),
  };
}
