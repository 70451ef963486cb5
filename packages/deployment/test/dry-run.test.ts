import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Account, inOrder, startAccount } from './preflight/account.ts';

const arn = 'arn:aws:states:eu-west-2:111122223333:stateMachine:alerts';
const deployed = `<DescribeStacksResult><Stacks><member><Outputs><member><OutputKey>StateMachineArn</OutputKey><OutputValue>${arn}</OutputValue></member></Outputs></member></Stacks></DescribeStacksResult>`;

/** A stage with the Monday list, whose execution ends like this. */
function prod(end: Readonly<Record<string, unknown>>): Account {
  return {
    ...inOrder,
    DescribeStacks: () => deployed,
    StartExecution: { executionArn: 'arn:one', startDate: 0 },
    DescribeExecution: end,
  };
}

/** What `dryRunOn` says, in a process whose SDK is led to the account. */
async function dryRun(account: Account) {
  const { endpoint, asked } = await startAccount(account);
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    OPSLINE_STAGES: 'stages: { prod: { account: 111122223333, region: eu-west-2 } }',
  };
  const file = resolve(import.meta.dirname, '../src/alerts/dry-run.ts');
  const script = `import(${JSON.stringify(file)}).then(async ({ dryRunOn }) => console.log(JSON.stringify(await dryRunOn('prod', process.env))))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env });
  return { told: JSON.parse(stdout), asked };
}

test.each<[string, Account, unknown]>([
  [
    'what would be sent',
    prod({ status: 'SUCCEEDED', output: '{"deliveries":[]}' }),
    { output: { deliveries: [] } },
  ],
  [
    'a run that failed',
    prod({ status: 'FAILED', error: 'States.Runtime', cause: 'no' }),
    { wrong: ['the dry run is FAILED: States.Runtime: no'] },
  ],
  [
    'a stage without it',
    { ...prod({}), DescribeStacks: () => undefined },
    { wrong: ['compliance-alerts is not deployed to prod'] },
  ],
  [
    'another account',
    {
      ...prod({}),
      GetCallerIdentity: '<GetCallerIdentityResult><Account>999988887777</Account></GetCallerIdentityResult>',
    },
    { wrong: [expect.stringContaining('111122223333')] },
  ],
])('a dry run on a stage tells %s', async (_, account, expected) => {
  expect((await dryRun(account)).told).toEqual(expected);
});
