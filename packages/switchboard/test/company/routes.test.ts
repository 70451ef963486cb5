import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDbEmployees } from '@opsline/employees/dynamodb';
import { createTables, defaultScenario, startLocalAws } from '@opsline/local-aws';
import { scenarioAccounts, startLocalDirectory } from '@opsline/local-directory';
import { localClient } from '@opsline/local-kit/account';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { changesOf } from '../../src/company/changes.ts';
import { companyRoutes } from '../../src/company/routes.ts';
import { companyTold } from '../../src/company/told.ts';
import { seedEmployees } from '../../src/stack/seed.ts';

const toldShape = z.record(z.string(), z.unknown());
const listShape = z.array(z.looseObject({}));
const now = Date.parse('2026-11-20T12:00:00Z');
const TableName = 'opsline-local-Employee';
const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['EmployeeID', 'PhoneNumber'].map((name) => ({
      AttributeName: name,
      AttributeType: 'S',
    })),
    KeySchema: [{ AttributeName: 'EmployeeID', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'PhoneNumber-index',
        KeySchema: [{ AttributeName: 'PhoneNumber', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  },
};

let aws: Awaited<ReturnType<typeof startLocalAws>>;
let directory: Awaited<ReturnType<typeof startLocalDirectory>>;
let app: Hono;

beforeAll(async () => {
  const scenario = defaultScenario(now);
  [aws, directory] = await Promise.all([
    startLocalAws({
      scenario,
      keys: [{ alias: 'alias/opsline-local-caller', usage: 'GENERATE_VERIFY_MAC' }],
    }),
    startLocalDirectory({ accounts: scenarioAccounts, now: () => now }),
  ]);
  await createTables(aws.endpoint, { EmployeeTable: table });
  await seedEmployees(aws.endpoint, scenario.employees.slice(1, 2));
  app = appOver(directory);
});
afterAll(() => Promise.all([aws.stop(), directory.stop()]));

/** The routes over AWS and an own directory, or a real domain controller. */
function appOver(staff: typeof directory | undefined): Hono {
  const stack = { aws, directory: { staff, baseDn: directory.baseDn } };
  const told = () => companyTold(aws.scenario.current(), stack.directory, now);
  return companyRoutes({ told, changes: changesOf(stack, () => now) });
}

async function ask(path: string, body?: unknown, over = app) {
  const method = body === undefined ? 'GET' : 'PATCH';
  const response = await over.request(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, told: toldShape.parse(await response.json()) };
}

test('what is told of the company holds nothing secret', async () => {
  const { status, told } = await ask('/');
  expect(status).toBe(200);
  expect(Object.keys(told)).toEqual(['employees', 'windows', 'accounts', 'instances']);
  const text = JSON.stringify(told);
  const secrets = [
    ...aws.scenario.current().employees.map(({ pin }) => `"${pin}"`),
    ...scenarioAccounts.flatMap(({ birthDate = [], monthStarted = [] }) => [birthDate, monthStarted].flat()),
    'svc-pwreset',
  ];
  expect(text).toContain('"Ada Marlow"');
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

describe('one thing is changed, by its ID or name, and is so from then on', () => {
  test.each([
    ['/windows/nightly-backup', { lastRun: 'succeeded' }],
    ['/windows/nightly-backup', { lastRun: 'did not run' }],
    ['/instances/harbour-web-1', { state: 'stopped' }],
    ['/instances/harbour-web-1', { patches: 'non-compliant' }],
    ['/instances/harbour-web-1', { state: 'running', patches: 'compliant' }],
    ['/accounts/104233', { locked: true }],
    ['/accounts/104233', { locked: false, disabled: true, passwordExpired: true }],
    ['/accounts/104233', { mobile: '+1 (555) 010-0199' }],
    ['/employees/101', { phone: '+15550100188' }],
    ['/employees/Ada Marlow', { phone: '+15550100187' }],
  ])('%s becomes %o', async (path, change) => {
    const [, kind = '', key = ''] = path.split('/');
    const { status } = await ask(path, change);
    expect(status).toBe(200);
    const all = listShape.parse((await ask('/')).told[kind]);
    expect(all.find(({ id, user, name }) => [id, user, name].includes(key))).toMatchObject(change);
  });
});

test('the number of an employee is found in the table, as one that was changed now', async () => {
  const client = new DynamoDBClient(localClient(aws.endpoint));
  await ask('/employees/102', { phone: '+15550100186' });
  const employees = dynamoDbEmployees({ client, tableName: TableName });
  expect(await employees.findById('102')).toMatchObject({ phone: '+15550100186', phoneChangedAt: now });
  expect(await employees.findByPhone('+15550100102')).toBeUndefined();
  client.destroy();
});

test.each([
  ['/employees/101', {}, 'phone: expected an E.164 number, such as "+15550100101"'],
  [
    '/employees/101',
    { phone: '0123' },
    'phone: expected an E.164 number, possible in its country, such as "+15550100101"',
  ],
  ['/employees/101', { pin: '4072', phone: '+15550100101' }, 'Unrecognized key: "pin"'],
  [
    '/windows/nightly-backup',
    { lastRun: 'well' },
    'lastRun: Invalid option: expected one of "succeeded"|"failed"|"running"|"did not run"',
  ],
  ['/accounts/104233', { locked: 'yes' }, 'locked: expected true or false'],
  ['/accounts/104233', { mobile: 12 }, 'mobile: expected a phone number, or null for none'],
  ['/accounts/104233', {}, 'the body: expected something to change'],
  [
    '/instances/harbour-web-1',
    { state: 'asleep' },
    /^state: Invalid option: expected one of "pending"\|"running"/,
  ],
  ['/instances/harbour-web-1', {}, 'the body: expected something to change'],
  ['/windows/nightly-backup', [], /expected object/],
])('%s with the body %j is refused: %s', async (path, body, problem) => {
  const before = (await ask('/')).told;
  const { status, told } = await ask(path, body);
  expect([status, told]).toEqual([
    400,
    { problem: problem instanceof RegExp ? expect.stringMatching(problem) : problem },
  ]);
  expect((await ask('/')).told).toEqual(before);
});

test('a body that is no JSON is refused', async () => {
  const response = await app.request('/accounts/104233', { method: 'PATCH', body: 'locked' });
  expect([response.status, await response.json()]).toEqual([400, { problem: 'the body: expected JSON' }]);
});

test.each([
  ['/windows/no-such', { lastRun: 'failed' }, 'windows'],
  ['/employees/999', { phone: '+15550100185' }, 'employees'],
  ['/accounts/svc-pwreset', { locked: true }, 'accounts'],
  ['/accounts/999', { locked: true }, 'accounts'],
  ['/instances/no-such', { state: 'running' }, 'instances'],
])('%s is not there', async (path, change, kind) => {
  const problem = `${kind}: expected one that GET /company tells of`;
  expect(await ask(path, change)).toEqual({ status: 404, told: { problem } });
});

test('the accounts of a real domain controller are not told, and not changed here', async () => {
  const over = appOver(undefined);
  expect((await ask('/', undefined, over)).told.accounts).toBeUndefined();
  const problem = 'accounts: of a real domain controller, whose own tools change them';
  expect(await ask('/accounts/104233', { locked: true }, over)).toEqual({ status: 409, told: { problem } });
});
