import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import { dynamoDbEmployees } from '@opsline/employees/dynamodb';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { textMessages } from '@opsline/function-kit/text-messages';
import { fragileCalls, type Meets } from '@opsline/lex-kit/testing';
import { createTables, type Scenario, seedEmployees, startLocalAws } from '@opsline/local-aws';
import type { Clock } from '@opsline/local-kit/clock';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { parse } from 'yaml';
import { createPatchStatus } from '../../src/functions/patch-status.ts';
import { createSendOneTimePin } from '../../src/functions/send-one-time-pin.ts';
import { pepperPurpose } from '../../src/out/pepper-purpose.ts';
import { systemsManager } from './systems-manager.ts';

/** Tables Onetimepin and Employee, as they are deployed on stage `test`. */
export const tables = Object.assign(
  {},
  ...['otp', 'employees'].map((name) => {
    const file = new URL(`../../../../packages/${name}/table.yml`, import.meta.url);
    return parse(readFileSync(file, 'utf8').replaceAll(/\$\{sls:stage\}/g, 'test')).Resources;
  }),
);

/** Both functions over AWS on this machine, with tables as they are deployed. */
export async function awsWorld(scenario: Scenario, clock: Clock) {
  const { now } = clock;
  const alias = 'alias/opsline-test-one-time-pin';
  const keys = [{ alias, usage: 'GENERATE_VERIFY_MAC' }] as const;
  const aws = await startLocalAws({ scenario, now, wait: clock.sleep, keys });
  await createTables(aws.endpoint, tables);
  await seedEmployees(aws.endpoint, 'opsline-test-Employee', scenario.employees);
  const client = {
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const dynamoDb = new DynamoDBClient(client);
  const kms = new KMSClient(client);
  const callerKey = derivedKey(kms, alias, 'test caller');
  const outside = {
    store: dynamoDbStore({ client: dynamoDb, tableName: 'opsline-test-Onetimepin' }),
    pepper: derivedKey(kms, alias, pepperPurpose),
    now,
    log: () => {},
  };
  const send = createSendOneTimePin({
    ...outside,
    employees: dynamoDbEmployees({ client: dynamoDb, tableName: 'opsline-test-Employee' }),
    sendText: textMessages(new SNSClient(client)),
    allowedPrefixes: ['+1'],
  });
  const sent: Promise<void>[] = [];
  const invocations = fragileCalls();
  const handler = createPatchStatus({
    ...outside,
    callerKey,
    requestOneTimePin: (request) =>
      invocations.call({ service: 'lambda', operation: 'Invoke' }, async () => {
        sent.push(send(request));
      }),
    ...systemsManager(aws, clock),
    deadline: () => new AbortController().signal,
    timeZone: 'UTC',
  });
  return {
    aws,
    callerKey,
    handler,
    /** Has every call that goes out ask what it meets. */
    watch: (meets: Meets): (() => void) => {
      const ends = [aws.faults.watch(meets), invocations.watch(meets)];
      return () => {
        for (const end of ends) end();
      };
    },
    /** Resolves when every one-time PIN that was asked for is sent, or is not. */
    settled: async () => {
      await Promise.allSettled(sent);
    },
  };
}
