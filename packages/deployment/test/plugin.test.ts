import { expect, onTestFinished, test } from 'vitest';
import { change } from './aws.ts';
import { pluginIn } from './plugin-in.ts';

const there = 'UPDATE_COMPLETE';
const table = change('Remove', 'Attempts', 'AWS::DynamoDB::Table', '<PolicyAction>Delete</PolicyAction>');
const made = change('Add', 'Alarm', 'AWS::CloudWatch::Alarm');
const shown = [
  'DescribeStacks',
  'DeleteChangeSet',
  'CreateChangeSet',
  'DescribeChangeSet',
  'DeleteChangeSet',
];

/** What a command ends with; the test's own process ends with nothing of it. */
function exitCode(): unknown {
  onTestFinished(() => {
    process.exitCode = undefined;
  });
  const code = process.exitCode;
  process.exitCode = undefined;
  return code;
}

test('a deployment that takes nothing away is not held up, and the policy of the stack is set before it', async () => {
  const { plugin, aws, told, provider } = await pluginIn({ world: { stackStatus: there, pages: [[made]] } });
  await plugin.checkChanges();
  expect(aws.actions()).toEqual([...shown, 'SetStackPolicy']);
  expect(aws.calls[2]?.form).toMatchObject({
    StackName: 'doors-prod',
    ChangeSetName: 'doors-prod-shown',
    TemplateURL: 'https://s3.eu-west-2.amazonaws.com/bucket/serverless/doors/prod/1-2026/template.json',
  });
  expect(told).toEqual([]);
  expect(JSON.parse(aws.calls.at(-1)?.form.StackPolicyBody ?? '')).toEqual({
    Statement: provider.stackPolicy,
  });
});

test('a loss on the second page is found, and refused: nothing is done but looking', async () => {
  const { plugin, aws, told } = await pluginIn({ world: { stackStatus: there, pages: [[made], [table]] } });
  await expect(plugin.checkChanges()).rejects.toThrow(
    [
      'doors-prod is left as it is:',
      '  delete      Attempts (AWS::DynamoDB::Table): what it holds is lost',
      'To have it so all the same, deploy with',
      '  OPSLINE_MAY_LOSE=doors-prod/Attempts',
    ].join('\n'),
  );
  expect(aws.actions()).toEqual([
    'DescribeStacks',
    'DeleteChangeSet',
    'CreateChangeSet',
    'DescribeChangeSet',
    'DescribeChangeSet',
    'DeleteChangeSet',
  ]);
  expect(told).toEqual([
    'doors-prod would change like this:\n  delete      Attempts (AWS::DynamoDB::Table): what it holds is lost',
  ]);
});

test('with a yes the policy lets go of just that, and the command locks it again afterwards', async () => {
  const environment = { OPSLINE_MAY_LOSE: 'doors-prod/Attempts' };
  const { plugin, aws, provider } = await pluginIn({
    environment,
    world: { stackStatus: there, pages: [[table]] },
  });
  await plugin.checkChanges();
  expect(aws.calls.at(-1)?.form.StackPolicyBody).toContain('"NotResource":["LogicalResourceId/Attempts"]');
  expect(JSON.stringify(provider.stackPolicy)).not.toContain('Attempts');
});

test('a forgotten parameter can delete nothing, though it could be made again', async () => {
  const pages = [[change('Remove', 'MainFlow', 'AWS::Connect::ContactFlow')]];
  const world = { stackStatus: there, pages };
  const forgotten = await pluginIn({ world, named: { MainFlow: 'HasConnect' } });
  await expect(forgotten.plugin.checkChanges()).rejects.toThrow('OPSLINE_MAY_LOSE=doors-prod/MainFlow');
  const takenOut = await pluginIn({ world });
  await takenOut.plugin.checkChanges();
  expect(takenOut.told).toEqual([
    'doors-prod would change like this:\n  delete      MainFlow (AWS::Connect::ContactFlow)',
  ]);
});

test('a first deployment is not held up, and a deployment of nothing neither', async () => {
  const first = await pluginIn({ isNew: true });
  await first.plugin.checkChanges();
  expect(first.aws.actions()).toEqual([]);
  expect(first.provider.stackPolicy).toBeDefined();
  const later = await pluginIn({});
  await later.plugin.checkChanges();
  expect(later.aws.actions()).toEqual(['DescribeStacks']);
  const same = await pluginIn({});
  Object.assign(same.provider, { shouldNotDeploy: true });
  await same.plugin.checkChanges();
  expect(same.aws.actions()).toEqual([]);
});

test('a change set that cannot be described is deleted all the same', async () => {
  const { plugin, aws, deploy } = await pluginIn({ world: { stackStatus: there } });
  Object.assign(deploy, { waitForChangeSetCreation: () => Promise.reject(new Error('Early validation')) });
  await expect(plugin.checkChanges()).rejects.toThrow('Early validation');
  expect(aws.actions()).toEqual(['DescribeStacks', 'DeleteChangeSet', 'CreateChangeSet', 'DeleteChangeSet']);
});

test('credentials of another account touch nothing', async () => {
  const environment = { OPSLINE_STAGES: 'stages: { prod: { account: 111122223333, region: eu-west-2 } }' };
  const other = await pluginIn({ environment, world: { account: '999900009999' } });
  await expect(other.plugin.checkPlace()).rejects.toThrow(
    /^doors-prod is not touched:\nOPSLINE_STAGES: stages\.prod\.account: 1/,
  );
  await expect(other.plugin.removal()).rejects.toThrow('is not touched');
  await expect(other.plugin.diff()).rejects.toThrow('is not touched');
  expect([other.aws.actions(), other.told, other.spawned]).toEqual([[], [], []]);
  const right = await pluginIn({ environment });
  await expect(right.plugin.checkPlace()).resolves.toBeUndefined();
});

test.each([
  [
    'nothing, where the same is deployed',
    { isDeployed: true },
    'doors-prod: nothing would change',
    undefined,
  ],
  ['nothing, where nothing changes', {}, 'doors-prod: nothing would change', undefined],
  [
    'what is made',
    { pages: [[made]] },
    'doors-prod would change like this:\n  create      Alarm (AWS::CloudWatch::Alarm)',
    3,
  ],
  [
    'what needs a yes',
    { pages: [[made], [table]] },
    'doors-prod would change like this:\n  delete      Attempts (AWS::DynamoDB::Table): what it holds is lost\n  create      Alarm (AWS::CloudWatch::Alarm)\n  It needs a yes: OPSLINE_MAY_LOSE=doors-prod/Attempts',
    4,
  ],
])(
  'a diff shows %s',
  async (_, { pages, isDeployed }: { pages?: string[][]; isDeployed?: boolean }, line, code) => {
    const world = { stackStatus: there, ...(pages && { pages }) };
    const { plugin, aws, told, spawned, deploy } = await pluginIn({
      world,
      ...(isDeployed && { isDeployed }),
    });
    await plugin.diff();
    expect(exitCode()).toBe(code);
    expect(told).toEqual([line]);
    expect(spawned).toEqual(['package']);
    expect(deploy.uploaded).toBe(isDeployed ? '' : 'serverless/doors/prod/diff');
    expect(aws.actions().filter((action) => /Execute|Policy|Update/.test(action))).toEqual([]);
  },
);

test.each([undefined, 'REVIEW_IN_PROGRESS'])(
  'a diff shows all of a stack that is not there (%s)',
  async (stackStatus) => {
    const { plugin, told } = await pluginIn({
      world: { ...(stackStatus && { stackStatus }) },
      named: { One: undefined, Two: 'HasTwo' },
    });
    await plugin.diff();
    expect(exitCode()).toBe(3);
    expect(told).toEqual([
      'doors-prod is not there; it would be created:\n  create      One (AWS::Lambda::Function)\n  create      Two (AWS::Lambda::Function), if HasTwo',
    ]);
  },
);

test('a removal is only shown', async () => {
  const { plugin, aws, told } = await pluginIn({
    world: {
      stackStatus: there,
      resources: [
        ['Employees', 'AWS::DynamoDB::Table'],
        ['Role', 'AWS::IAM::Role'],
      ],
      template: { Resources: { Employees: { DeletionPolicy: 'RetainExceptOnCreate' }, Role: {} } },
    },
  });
  await plugin.removal();
  expect(told).toEqual([
    'doors-prod\n  goes   1 others\n  stays  Employees (AWS::DynamoDB::Table) physical-Employees: its rows cannot be made again',
  ]);
  expect(aws.actions()).toEqual(['DescribeStacks', 'GetTemplate', 'ListStackResources']);
  const gone = await pluginIn({});
  await gone.plugin.removal();
  expect(gone.told).toEqual(['doors-prod is not there']);
});
