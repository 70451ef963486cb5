import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { pepperFrom } from '@opsline/attempts/pepper';
import { dynamoDbEmployees } from '@opsline/employees/dynamodb';
import { createTables, type Scenario, seedEmployees, startLocalAws } from '@opsline/local-aws';
import { createConversations, createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { parse } from 'yaml';
import { callerAdmission } from '../src/caller-admission.ts';
import { maintenanceWindows } from '../src/maintenance-windows.ts';
import { patchingFrom } from '../src/patching.ts';
import type { Sending } from '../src/send-one-time-pin.ts';
import { textMessages } from '../src/text-messages.ts';
import type { World } from '../src/world.ts';

const tables = ['otp', 'employees'].map((name) => {
  const file = new URL(`../../../packages/${name}/table.yml`, import.meta.url);
  return parse(readFileSync(file, 'utf8').replaceAll(/\$\{sls:stage\}/g, 'test')).Resources;
});

/** The adapters of lambda.ts over AWS on this machine, with tables as they are deployed. */
export async function awsWorld(scenario: Scenario, now: () => number) {
  const alias = 'alias/pepper';
  const keys = [{ alias, usage: 'GENERATE_VERIFY_MAC' }] as const;
  const aws = await startLocalAws({ scenario, now, wait: async () => {}, keys });
  await createTables(aws.endpoint, Object.assign({}, ...tables));
  await seedEmployees(aws.endpoint, 'opsline-test-Employee', scenario.employees);
  const client = {
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const dynamoDb = new DynamoDBClient(client);
  const kms = new KMSClient(client);
  const callerKey = pepperFrom(kms, alias, 'test caller');
  const pepper = pepperFrom(kms, alias, 'test');
  const store = dynamoDbStore({ client: dynamoDb, tableName: 'opsline-test-Onetimepin' });
  const oneTimePins = createOneTimePins({ store, pepper, now });
  const conversations = createConversations({ store, pepper, now });
  const log = () => {};
  const outside: Omit<World, 'requestOneTimePin'> = {
    verifyOneTimePin: async (attempt) =>
      (await conversations.authenticate(attempt)) === 'accepted' ? 'accepted' : 'refused',
    authenticatedAs: conversations.resume,
    admitCaller: callerAdmission({
      callerKey,
      conversations,
      now,
    }),
    endAuthentication: conversations.close,
    patching: patchingFrom(
      maintenanceWindows(new SSMClient(client)),
      now,
      () => new AbortController().signal,
    ),
    timeZone: 'UTC',
    deadline: () => new AbortController().signal,
    log,
  };
  const sending: Sending = {
    employees: dynamoDbEmployees({ client: dynamoDb, tableName: 'opsline-test-Employee' }),
    oneTimePins,
    sendText: textMessages(new SNSClient(client)),
    allowedPrefixes: ['+1'],
    now,
    log,
  };
  return { aws, callerKey, outside, sending };
}
