import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { readAssertion } from '@opsline/employees/assertion';
import { expect, test } from 'vitest';
import { employees } from './employees/employees.ts';
import { deployed } from './stage/deployed.ts';
import { contactId, isThisTheirPin, whoIsThis } from './stage/event.ts';

async function enrol(line: object | string, endpoint: string) {
  const text = typeof line === 'string' ? line : `${JSON.stringify(line)}\n`;
  return employees(endpoint, ['enrol', '--stage', 'test'], text);
}

test('who is this: the employee of a number, and nobody', async () => {
  const { handler } = await deployed();
  expect(await handler(whoIsThis())).toEqual({
    status: 'known',
    employeeId: '101',
    authentication: '',
    provedAt: '',
  });
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
  const refused = { status: 'refused', employeeId: '', authentication: '', provedAt: '' };
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

test('a PIN that an administrator enrols is the only one, and is stored protected', async () => {
  const { handler, aws } = await deployed();
  const dana = { id: '104', name: 'Dana Ruiz', phone: '+15550100104', pin: '9384' };
  expect((await enrol(dana, aws.endpoint)).stdout).toBe('104 enrolled\n');
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

test('a PIN that is locked works again once its employee is enrolled anew; that is on record, without ID and PIN', async () => {
  const { handler, aws } = await deployed();
  for (let contact = 0; contact < 5; contact += 1) {
    await handler(isThisTheirPin(`193${contact}`, {}, { ContactId: `c-${contact}` }));
  }
  expect(await handler(isThisTheirPin('7391', {}, { ContactId: 'c-6' }))).toMatchObject({
    status: 'refused',
  });
  const dana = { id: '104', name: 'Dana Ruiz', phone: '+15550100104', pin: '7391' };
  const { at, ...recorded } = JSON.parse((await enrol(dana, aws.endpoint)).stderr);
  expect(Date.parse(at)).toBeGreaterThan(0);
  expect(recorded).toEqual({ event: 'enrolled', stage: 'test', employee: '104' });
  expect(await handler(isThisTheirPin('7391', {}, { ContactId: 'c-7' }))).toMatchObject({
    status: 'accepted',
  });
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
])('enrolling is refused: %s', async (_case, line, message) => {
  const { aws } = await deployed();
  const fault = await enrol(line, aws.endpoint);
  expect(fault).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(message) });
  expect(fault).toMatchObject({ stderr: expect.not.stringMatching(/canary|9384|1234/) });
});
