import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { readAssertion } from '@opsline/employees/assertion';
import { expect, test } from 'vitest';
import { deployed } from './stage/deployed.ts';
import { contactId, isThisTheirPin, whoIsThis } from './stage/event.ts';

const credentials = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };

async function bind(line: object | string, endpoint: string) {
  const child = promisify(execFile)(process.execPath, ['src/enrol/command.ts', '--stage', 'test'], {
    cwd: join(import.meta.dirname, '..'),
    env: { AWS_ENDPOINT_URL: endpoint, ...credentials },
  });
  child.child.stdin?.end(typeof line === 'string' ? line : `${JSON.stringify(line)}\n`);
  return child;
}

test('who is this: the employee of a number, and nobody', async () => {
  const { handler } = await deployed();
  expect(await handler(whoIsThis())).toEqual({ status: 'known', employeeId: '101', authentication: '' });
  expect(await handler(whoIsThis('+15550100999'))).toMatchObject({ status: 'unknown', employeeId: '' });
});

test('is this their PIN: the right one is signed for, a wrong one is not, nor the right one once it is locked', async () => {
  const { handler, assertionKey, log } = await deployed();
  const accepted = await handler(isThisTheirPin('7391'));
  expect(accepted).toMatchObject({ status: 'accepted', employeeId: '' });
  const proof = {
    key: await assertionKey(),
    text: Object(accepted).authentication,
    contactId,
    now: Date.now(),
  };
  expect(readAssertion(proof)?.employeeId).toBe('104');
  const refused = { status: 'refused', employeeId: '', authentication: '' };
  for (let contact = 0; contact < 5; contact += 1) {
    expect(await handler(isThisTheirPin(`193${contact}`, {}, { ContactId: `c-${contact}` }))).toEqual(
      refused,
    );
  }
  expect(await handler(isThisTheirPin('7391', {}, { ContactId: 'c-6' }))).toEqual(refused);
  expect(await handler(isThisTheirPin('7391', { employeeId: '999' }, { ContactId: 'c-7' }))).toEqual(refused);
  const outcomes = log()
    .split('\n')
    .flatMap((line) => /"outcome":"([a-z ]+)"/.exec(line)?.[1] ?? []);
  expect(outcomes).toEqual(['right', ...Array(5).fill('wrong'), 'locked', 'wrong']);
});

test('a PIN that an administrator binds is the only one, and is stored protected', async () => {
  const { handler, aws } = await deployed();
  const dana = { id: '104', name: 'Dana Ruiz', phone: '+15550100104', pin: '9384' };
  expect((await bind(dana, aws.endpoint)).stdout).toBe('104 bound\n');
  expect(await handler(isThisTheirPin('9384'))).toMatchObject({ status: 'accepted' });
  expect(await handler(isThisTheirPin('7391'))).toMatchObject({ status: 'refused' });

  const client = new DynamoDBClient({
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const Key = { EmployeeID: { S: '104' } };
  const { Item } = await client.send(new GetItemCommand({ TableName: 'opsline-test-Employee', Key }));
  client.destroy();
  expect(Item?.EmployeePIN?.S).toMatch(/^\$opsline-pin\$v=1\$ln=14,r=8,p=5\$/);
  expect(JSON.stringify(Item)).not.toContain('9384');
});

test('a table that is down is an error, and the PIN is right afterwards', async () => {
  const { handler, aws } = await deployed();
  const error = { name: 'InternalServerError', status: 500, message: 'canary' };
  const mend = aws.faults.add({ service: 'dynamodb', operation: 'GetItem', error });
  await expect(handler(isThisTheirPin('7391'))).rejects.toThrow(/^the question could not be answered$/);
  mend();
  expect(await handler(isThisTheirPin('7391'))).toMatchObject({ status: 'accepted' });
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
  const { aws } = await deployed();
  const fault = await bind(line, aws.endpoint).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(message) });
  expect(fault).toMatchObject({ stderr: expect.not.stringMatching(/canary|9384|1234/) });
});
