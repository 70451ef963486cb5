import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  createTables,
  defaultScenario,
  type LocalAws,
  seedEmployees,
  startLocalAws,
} from '@opsline/local-aws';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { isThisTheirPin, whoIsThis } from './event.ts';

const resources = ['table.yml', 'pin-attempt-table.yml'].map((file) => {
  const text = readFileSync(new URL(`../../../packages/employees/${file}`, import.meta.url), 'utf8');
  return parse(text.replaceAll(/\$\{sls:stage\}/g, 'test')).Resources;
});

let aws: LocalAws;
let environment: Record<string, string>;
beforeAll(async () => {
  const scenario = defaultScenario(Date.now());
  aws = await startLocalAws({
    scenario,
    keys: [{ alias: 'alias/opsline-test-caller', usage: 'GENERATE_VERIFY_MAC' }],
  });
  await createTables(aws.endpoint, Object.assign({}, ...resources));
  await seedEmployees(aws.endpoint, 'opsline-test-Employee', scenario.employees);
  environment = {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    EMPLOYEE_TABLE: 'opsline-test-Employee',
    PIN_ATTEMPT_TABLE: 'opsline-test-PinAttempt',
    CALLER_KEY: 'alias/opsline-test-caller',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});

const bind = async (line: object | string) => {
  const folder = join(import.meta.dirname, '..');
  const child = promisify(execFile)(process.execPath, ['src/bind.ts', '--stage', 'test'], {
    cwd: folder,
    env: environment,
  });
  child.child.stdin?.end(typeof line === 'string' ? line : `${JSON.stringify(line)}\n`);
  return child;
};

test('the function as it is deployed, over AWS on this machine: plain PINs, then a protected one', async () => {
  const { handler } = await import('../src/lambda/auth-lookup.ts');
  expect(await handler(whoIsThis())).toEqual({ status: 'known', employeeId: '101', authentication: '' });
  const accepted = await handler(isThisTheirPin('7391'));
  expect(accepted.status).toBe('accepted');
  expect(accepted.authentication).not.toBe('');
  expect((await handler(isThisTheirPin('1937', {}, { ContactId: 'second' }))).status).toBe('refused');

  const dana = { id: '104', name: 'Dana Ruiz', phone: '+15550100104', pin: '9384' };
  expect((await bind(dana)).stdout).toBe('104 bound\n');
  expect((await handler(isThisTheirPin('9384', {}, { ContactId: 'third' }))).status).toBe('accepted');
  expect((await handler(isThisTheirPin('7391', {}, { ContactId: 'third' }))).status).toBe('refused');

  const client = new DynamoDBClient();
  const Key = { EmployeeID: { S: '104' } };
  const { Item } = await client.send(new GetItemCommand({ TableName: 'opsline-test-Employee', Key }));
  client.destroy();
  expect(Item?.EmployeePIN?.S).toMatch(/^\$opsline-pin\$v=1\$ln=14,r=8,p=5\$/);
  expect(JSON.stringify(Item)).not.toContain('9384');
});

test('a table that is down is an error', async () => {
  const { handler } = await import('../src/lambda/auth-lookup.ts');
  const error = { name: 'InternalServerError', status: 500, message: 'canary' };
  const mend = aws.faults.add({ service: 'dynamodb', operation: 'GetItem', error });
  await expect(handler(isThisTheirPin('7391', {}, { ContactId: 'fourth' }))).rejects.toThrow(
    'the question could not be answered',
  );
  mend();
  expect((await handler(isThisTheirPin('9384', {}, { ContactId: 'fourth' }))).status).toBe('accepted');
});

test.each<[string, object | string, string]>([
  [
    'a PIN that is guessed first',
    { id: '101', name: 'A', pin: '1234' },
    'line 1: The PIN of employee 101 is refused: it is a sequence.',
  ],
  ['an ID of two digits', { id: '10', name: 'A', pin: '9384' }, 'line 1: employee.id: '],
  [
    'a misspelt name of a value',
    { id: '101', name: 'A', pin: '9384', fone: '+15550100101' },
    'line 1: employee: ',
  ],
  ['no JSON', 'canary\n', 'line 1: employee: '],
])('binding is refused: %s', async (_case, line, message) => {
  const fault = await bind(line).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(message) });
  expect(fault).toMatchObject({ stderr: expect.not.stringMatching(/canary|9384|1234/) });
});
