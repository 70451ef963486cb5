import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { assertionPurpose } from '@opsline/employees/assertion';
import { dynamoDbEmployees, dynamoDbPinAttempts, dynamoDbStoredPins } from '@opsline/employees/dynamodb';
import { employeeItem, pepperPurpose } from '@opsline/employees/pins';
import { testCost } from '@opsline/employees/testing';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { createTables, loadScenario, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { functionArn } from '@opsline/local-kit/arns';
import { accessOf } from '@opsline/switchboard/access';
import { parse } from 'yaml';
import { createAuthLookup } from '../../src/functions/auth-lookup.ts';

const start = Date.UTC(2026, 10, 20, 8, 0);
const callerKey = 'alias/opsline-test-caller';
const assertionKey = 'alias/opsline-test-assertion';

const { authorize, names } = await accessOf(join(import.meta.dirname, '../..'), 'test');

const tables = ['table.yml', 'pin-attempt-table.yml'].map((file) => {
  const text = readFileSync(new URL(`../../../../packages/employees/${file}`, import.meta.url), 'utf8');
  return parse(text.replaceAll(/\$\{sls:stage\}/g, 'test')).Resources;
});

/** Five employees: as many as the situations of the tables need. */
const people = [
  { id: '101', name: 'Ada Marlow', phone: '+15550100101', pin: '4071' },
  { id: '102', name: 'Ben Okafor', phone: '+15550100200', pin: '5926' },
  { id: '103', name: 'Chen Li', phone: '+15550100200', pin: '8264' },
  { id: '104', name: 'Dana Ruiz', phone: '+15550100104', pin: '7391' },
] as const;

/** The function over AWS on this machine, with its tables as they are deployed. */
export async function awsWorld() {
  const now = () => start;
  const usage = 'GENERATE_VERIFY_MAC';
  const keys = [
    { alias: callerKey, usage },
    { alias: assertionKey, usage },
  ] as const;
  const aws = await startLocalAws({ scenario: loadScenario('quiet', start), now, keys, authorize });
  await createTables(aws.endpoint, Object.assign({}, ...tables));
  const administrator = localClient(aws.endpoint);
  const pepper = derivedKey(new KMSClient(administrator), callerKey, pepperPurpose);
  const enrolling = new DynamoDBClient(administrator);
  const put = (Item: Awaited<ReturnType<typeof employeeItem>>) =>
    enrolling.send(new PutItemCommand({ TableName: 'opsline-test-Employee', Item }));
  for (const person of people) {
    await put(await employeeItem({ ...person, pepper: await pepper(), cost: testCost }));
  }
  await put({ EmployeeID: { S: '105' }, EmployeeName: { S: 'Eve Flow' } });
  const client = { ...localClient(aws.endpoint, functionArn(names.authLookup ?? '')), maxAttempts: 1 };
  const dynamoDb = new DynamoDBClient(client);
  const kms = new KMSClient(client);
  const employees = { client: dynamoDb, tableName: 'opsline-test-Employee' };
  const handler = createAuthLookup({
    employees: dynamoDbEmployees(employees),
    storedPins: dynamoDbStoredPins(employees),
    store: dynamoDbPinAttempts({ client: dynamoDb, tableName: 'opsline-test-PinAttempt' }),
    pepper: derivedKey(kms, callerKey, pepperPurpose),
    assertionKey: derivedKey(kms, assertionKey, assertionPurpose),
    cost: testCost,
    deadline: () => new AbortController().signal,
    now,
    log: () => {},
  });
  return { handler, endpoint: aws.endpoint, watch: aws.faults.watch, stop: aws.stop };
}
