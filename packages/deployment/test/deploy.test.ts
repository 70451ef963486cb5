import { expect, test } from 'vitest';
import { change, type World } from './aws.ts';
import { workplace } from './workplace.ts';

const pages = [[change('Remove', 'Attempts', 'AWS::DynamoDB::Table', '<PolicyAction>Delete</PolicyAction>')]];
const there: World = { stackStatus: 'UPDATE_COMPLETE', pages };

test('another account, another Region and a stage that is not set: nothing is called but who is calling', async () => {
  const { aws, alone } = await workplace({ ...there, account: '999900009999' });
  expect((await alone('deploy', '--stage', 'prod')).stdout).toContain(
    'these credentials are those of 999900009999',
  );
  expect((await alone('deploy', '--stage', 'prod', '--region', 'us-east-1')).stdout).toContain(
    'stages.prod.region: eu-west-2, and not us-east-1',
  );
  expect((await alone('remove', '--stage', 'test')).stdout).toContain('stages.test: expected the stage');
  expect(new Set(aws.actions())).toEqual(new Set(['GetCallerIdentity']));
});

test.each(['alone', 'together'] as const)(
  'a loss stops the command between the upload and the update (%s)',
  async (way) => {
    const { aws, [way]: run } = await workplace(there);
    const { stdout, stderr, code } = await run('deploy', '--stage', 'prod');
    const told = stdout + stderr;
    expect(told).toContain('doors-prod is left as it is:');
    expect(told).toContain('OPSLINE_MAY_LOSE=doors-prod/Attempts');
    expect(code).toBe(1);
    expect(aws.actions()).toContain('ValidateTemplate');
    expect(aws.actions().filter((action) => /Execute|SetStackPolicy/.test(action))).toEqual([]);
  },
);

test('with a yes the stack is opened for just that, updated, and locked again', async () => {
  const { aws, together } = await workplace(there, { OPSLINE_MAY_LOSE: 'doors-prod/Attempts' });
  const { stdout, stderr } = await together('deploy', '--stage', 'prod', '--verbose');
  expect(stdout + stderr).toContain('doors-prod would change like this:');
  const done = aws.calls.filter(({ action }) => /Execute|SetStackPolicy/.test(action));
  expect(done.map(({ action }) => action)).toEqual(['SetStackPolicy', 'ExecuteChangeSet', 'SetStackPolicy']);
  expect(done.map(({ form }) => form.StackPolicyBody?.includes('NotResource') ?? false)).toEqual([
    true,
    false,
    false,
  ]);
});

test('what needs no credentials has none', async () => {
  const { aws, alone } = await workplace({ account: '999900009999' });
  expect((await alone('package', '--stage', 'prod')).code).toBe(0);
  expect(aws.actions()).toEqual([]);
});
