import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import * as z from 'zod/mini';
import { type Account, inOrder, startAccount } from './account.ts';

const root = resolve(import.meta.dirname, '../../../..');
const failed = z.object({ stdout: z.string(), stderr: z.string(), code: z.number() });

const stages = `
stages:
  prod:
    account: 111122223333
    region: eu-west-2
    all:
      connectInstanceArn: arn:aws:connect:eu-west-2:111122223333:instance/01234567-89ab-cdef-0123-456789abcdef
      textablePrefixes: +44
    services:
      auth-lookup:
        concurrency: 10
      password-reset-intent:
        subnetIds: subnet-01234567
        securityGroupIds: sg-01234567
      compliance-alerts:
        slackChannel: C0123456789
`;

/** `pnpm preflight` in an account. */
async function preflight(account: Account, ...args: readonly string[]) {
  const { endpoint, asked } = await startAccount(account);
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    OPSLINE_STAGES: stages,
  };
  const command = [resolve(root, 'packages/deployment/src/preflight/main.ts'), ...args];
  const told = await promisify(execFile)(process.execPath, command, { cwd: root, env }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: unknown) => failed.parse(error),
  );
  return { ...told, asked };
}

const ofFrontDoor =
  'stops   bot frontDoorBot-prod: the account has one of this name, which is not of this stack';
const ofAuthLookup = 'stops   table opsline-prod-Employee: an earlier deployment left it';
const queueless =
  'note    hand-over queue: none is named: whoever cannot be helped is told so, and the call ends';
const ofAlerts =
  'note    secret opsline-prod-compliance/slack: it is made by the deployment, with a value nobody knows';

/** What is found of these services; of all, where more is tried than usual: the serverless command reads each anew. */
const wishes: [services: string[], found: string[]][] = [
  [
    ['auth-lookup', 'front-door', 'compliance-alerts'],
    [ofFrontDoor, ofAuthLookup, queueless, ofAlerts],
  ],
];
if (inject('times') >= 10)
  wishes.push([
    [],
    [
      ofFrontDoor,
      ofAuthLookup,
      'stops   network: there is no subnet-01234567, sg-01234567',
      'breaks  opsline-password-reset-intent: its functions do not start: no value for DIRECTORY_URLS, DIRECTORY_BASE_DN, DIRECTORY_BIND_DN, DIRECTORY_BIND_PASSWORD, DIRECTORY_CA_FILE',
      queueless,
      ofAlerts,
    ],
  ]);

test.each(wishes)(
  'before a first deployment of %j: what it would make, and what is missing, with what to do',
  async (services, found) => {
    const account = {
      ...inOrder,
      ListBots: { botSummaries: [{ botName: 'frontDoorBot-prod' }, { botName: 'frontDoorBot-dev' }] },
      DescribeTable: (name: string) =>
        name === 'opsline-prod-Employee' ? { Table: { TableStatus: 'ACTIVE' } } : undefined,
      DescribeSecret: () => undefined,
    };
    const { stdout, stderr, code } = await preflight(account, '--stage', 'prod', ...services);
    expect({ stderr, code }).toEqual({ stderr: '', code: 4 });
    const lines = stdout.split('\n').filter((line) => /^\w/.test(line));
    expect(lines).toEqual(['prod in account 111122223333, Region eu-west-2', ...found]);
    expect(stdout).toContain('set existingEmployeeTable to opsline-prod-Employee');
  },
);

test('one service alone, in the wrong account: nothing is looked at', async () => {
  const identity = '<GetCallerIdentityResult><Account>999900009999</Account></GetCallerIdentityResult>';
  const told = await preflight({ ...inOrder, GetCallerIdentity: identity }, '--stage', 'prod', 'auth-lookup');
  expect(told).toEqual({
    stdout: '',
    stderr:
      'OPSLINE_STAGES: stages.prod.account: 111122223333; these credentials are those of 999900009999\n',
    code: 4,
    asked: ['GetCallerIdentity'],
  });
});

test.each([
  ['help', ['--help'], 0],
  ['no stage', [], 2],
  ['a misspelt option', ['--stag', 'prod'], 2],
  ['no such service', ['--stage', 'prod', 'front-dor'], 2],
])('%s', async (_, args, code) => {
  const told = await preflight({}, ...args);
  expect(told).toMatchObject({ code, asked: [] });
  expect(code === 0 ? told.stdout : told.stderr).not.toBe('');
});
