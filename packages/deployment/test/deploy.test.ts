import { expect, inject, test } from 'vitest';
import { change, type World } from './aws.ts';
import { workplace } from './workplace.ts';

const pages = [[change('Remove', 'Attempts', 'AWS::DynamoDB::Table', '<PolicyAction>Delete</PolicyAction>')]];
const there: World = { stackStatus: 'UPDATE_COMPLETE', pages };

/** The serverless command begins anew each time: what is seen of the plugin alone is tried so where more is tried than usual. */
const often = inject('times') >= 10;

test.each<[string, World, string[], string]>([
  [
    'another account',
    { account: '999900009999' },
    ['deploy', '--stage', 'prod'],
    'these credentials are those of 999900009999',
  ],
  ...(often
    ? ([
        [
          'another Region',
          {},
          ['deploy', '--stage', 'prod', '--region', 'us-east-1'],
          'stages.prod.region: eu-west-2, and not us-east-1',
        ],
        ['a stage that is not set', {}, ['remove', '--stage', 'test'], 'stages.test: expected the stage'],
      ] satisfies [string, World, string[], string][])
    : []),
])('%s: nothing is called but who is calling', async (_, world, args, told) => {
  const { aws, alone } = await workplace({ ...there, ...world });
  expect((await alone(...args)).stdout).toContain(told);
  expect(aws.actions().filter((action) => action !== 'GetCallerIdentity')).toEqual([]);
});

const ways = often ? (['alone', 'together'] as const) : (['alone'] as const);

test.each(ways)('a loss stops the command between the upload and the update (%s)', async (way) => {
  const { aws, [way]: run } = await workplace(there);
  const { stdout, stderr, code } = await run('deploy', '--stage', 'prod');
  const told = stdout + stderr;
  expect(told).toContain('doors-prod is left as it is:');
  expect(told).toContain('OPSLINE_MAY_LOSE=doors-prod/Attempts');
  expect(code).toBe(1);
  expect(aws.actions()).toContain('ValidateTemplate');
  expect(aws.actions().filter((action) => /Execute|SetStackPolicy/.test(action))).toEqual([]);
});

test.each(ways)(
  'with a yes the stack is opened for just that, updated, and locked again (%s)',
  async (way) => {
    const { aws, [way]: run } = await workplace(there, { OPSLINE_MAY_LOSE: 'doors-prod/Attempts' });
    const { stdout, stderr } = await run('deploy', '--stage', 'prod', '--verbose');
    expect(stdout + stderr).toContain('doors-prod would change like this:');
    const done = aws.calls.filter(({ action }) => /Execute|SetStackPolicy/.test(action));
    expect(done.map(({ action }) => action)).toEqual([
      'SetStackPolicy',
      'ExecuteChangeSet',
      'SetStackPolicy',
    ]);
    expect(done.map(({ form }) => form.StackPolicyBody?.includes('NotResource') ?? false)).toEqual([
      true,
      false,
      false,
    ]);
  },
);

test.each(often ? ['package'] : [])('what needs no credentials has none: %s', async (what) => {
  const { aws, alone } = await workplace({ account: '999900009999' });
  expect((await alone(what, '--stage', 'prod')).code).toBe(0);
  expect(aws.actions()).toEqual([]);
});
