import { once } from 'node:events';
import { createServer } from 'node:http';
import { listen } from '@opsline/local-kit/listen';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deployed } from '../stage/deployed.ts';
import { isThisTheirPin, whoIsThis } from '../stage/event.ts';
import { employees, startEmployees } from './employees.ts';

const nobody = 'http://127.0.0.1:9';
const [there, dryRun] = [
  ['--stage', 'test'],
  ['--stage', 'test', '--dry-run'],
];

/** Somebody enters so many wrong PINs of 104, one a call. */
async function guesses(
  handler: Awaited<ReturnType<typeof deployed>>['handler'],
  count: number,
): Promise<void> {
  for (let guess = 0; guess < count; guess += 1) {
    await handler(isThisTheirPin(String(1930 + guess), {}, { ContactId: `c-${guess}` }));
  }
}

const dana = '{ "id": "104", "name": "Dana Ruiz", "phone": "+15550100999", "pin": "9384" }\n';

test('all are listed, by ID, with names and numbers, and nothing of a PIN', async () => {
  const { aws } = await deployed();
  const { stdout, stderr, code } = await employees(aws.endpoint, ['list', ...there]);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toContain('104  +15550100104  Dana Ruiz\n');
  const ids = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(0, 3));
  expect(ids).toEqual(ids.toSorted());
  expect(ids.length).toBeGreaterThan(2);
  expect(stdout).not.toMatch(/opsline-pin|7391/);
});

test('a locked PIN is unlocked, and is right again; a dry run said so before, and changed nothing', async () => {
  const { handler, aws } = await deployed();
  await guesses(handler, 5);
  expect(await employees(aws.endpoint, ['unlock', '104', ...dryRun])).toEqual({
    ...{ stdout: '104 would be unlocked\n', stderr: '', code: 0 },
  });
  const again = isThisTheirPin('7391', {}, { ContactId: 'c-8' });
  expect(await handler(again)).toMatchObject({ status: 'refused' });
  const { stdout, stderr, code } = await employees(aws.endpoint, ['unlock', '104', ...there]);
  expect([stdout, code]).toEqual(['104 unlocked\n', 0]);
  expect(JSON.parse(stderr)).toMatchObject({ event: 'unlocked', stage: 'test', employee: '104' });
  expect(await handler(again)).toMatchObject({ status: 'accepted' });
  expect(await employees(aws.endpoint, ['unlock', '104', ...there])).toEqual({
    ...{ stdout: '104 was not locked\n', stderr: '', code: 0 },
  });
});

test('who is removed is nobody; a dry run removes nobody', async () => {
  const { handler, aws } = await deployed();
  expect(await employees(aws.endpoint, ['remove', '101', ...dryRun])).toMatchObject({
    ...{ stdout: '101 would be removed\n', stderr: '' },
  });
  expect(await handler(whoIsThis())).toMatchObject({ status: 'known' });
  const { stdout, stderr } = await employees(aws.endpoint, ['remove', '101', ...there]);
  expect([stdout, JSON.parse(stderr)]).toMatchObject([
    '101 removed\n',
    { event: 'removed', employee: '101' },
  ]);
  expect(await handler(whoIsThis())).toMatchObject({ status: 'unknown' });
  for (const action of ['remove', 'unlock']) {
    const told = await employees(aws.endpoint, [action, '101', ...there]);
    expect(told).toEqual({ stdout: '', stderr: '101: no employee of test has this ID.\n', code: 1 });
  }
});

test('enrolling looked at in a dry run: a PIN is refused all the same, and nothing is written', async () => {
  const { handler, aws } = await deployed();
  const weak = dana.replace('9384', '1234');
  expect(await employees(aws.endpoint, ['enrol', ...dryRun], dana + weak)).toEqual({
    stdout: '104 would be enrolled\n',
    stderr: 'line 2: The PIN of employee 104 is refused: it is a sequence.\n',
    code: 1,
  });
  expect(await handler(isThisTheirPin('7391'))).toMatchObject({ status: 'accepted' });
});

test('interrupted, it ends between two employees: whom it told of is enrolled', async () => {
  const { handler, aws } = await deployed();
  const child = startEmployees({ AWS_ENDPOINT_URL: aws.endpoint }, ['enrol', ...there]);
  child.stdin.write(dana);
  const [told] = await once(child.stdout, 'data');
  expect(String(told)).toBe('104 enrolled\n');
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([130, null]);
  expect(await handler(isThisTheirPin('9384'))).toMatchObject({ status: 'accepted' });
});

test('the stage of this machine is where it is said to be', async () => {
  const told = await employees({}, ['list', '--stage', 'local']);
  expect(told).toMatchObject({ code: 2, stderr: expect.stringContaining('AWS_ENDPOINT_URL') });
});

/** STS, by which the credentials are those of an account. */
async function stsOf(account: string): Promise<string> {
  const result = `<GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult>`;
  const { endpoint, stop } = await listen(
    createServer((_, response) =>
      response.end(`<GetCallerIdentityResponse>${result}</GetCallerIdentityResponse>`),
    ),
  );
  onTestFinished(stop);
  return endpoint;
}

test.each([
  ['whose table was there before', '111122223333', { code: 0, stdout: expect.stringContaining('104  ') }],
  [
    'of another account',
    '999900009999',
    { code: 1, stdout: '', stderr: expect.stringContaining('999900009999') },
  ],
])('a stage %s', async (_, account, came) => {
  const { aws } = await deployed();
  const around = {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ENDPOINT_URL_STS: await stsOf(account),
    OPSLINE_STAGES:
      'stages: { prod: { account: 111122223333, region: eu-west-2, services: { auth-lookup: { existingEmployeeTable: opsline-test-Employee } } } }',
  };
  expect(await employees(around, ['list', '--stage', 'prod'])).toMatchObject(came);
});

describe('asked for otherwise, it does nothing and says how it is asked for', () => {
  test.each<[string, string[], object]>([
    ['help', ['--help'], { code: 0, stdout: expect.stringContaining('Exit codes: ') }],
    ['no stage', ['list'], { code: 2, stderr: expect.stringContaining('expected --stage') }],
    ['another option', ['list', '--stag', 'test'], { code: 2, stderr: expect.stringContaining("'--stag'") }],
    [
      'nothing',
      there,
      { code: 2, stderr: expect.stringContaining('expected enrol, list, unlock or remove') },
    ],
    [
      'nobody',
      ['remove', ...there],
      { code: 2, stderr: expect.stringContaining('one employee ID: 3 digits') },
    ],
    [
      'two',
      ['unlock', '101', '102', ...there],
      { code: 2, stderr: expect.stringContaining('one employee ID') },
    ],
    ['an ID to list', ['list', '101', ...there], { code: 2, stderr: expect.stringContaining('takes no ID') }],
  ])('%s', async (_case, args, came) => {
    expect(await employees(nobody, args)).toMatchObject(came);
  });
});
