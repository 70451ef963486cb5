import {
  DescribeMaintenanceWindowsCommand,
  DescribeMaintenanceWindowTargetsCommand,
  paginateDescribeMaintenanceWindows,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { scenarioOf, started } from '../started.ts';

const scenario = scenarioOf({
  windows: [
    {
      name: 'night-a',
      description: 'The first',
      next: 'in 3h',
      targets: [
        { name: 'Alpha', owner: 'team-a' },
        { name: 'Beta', type: 'RESOURCE_GROUP', selects: { 'resource-groups:Name': ['beta-hosts'] } },
        { label: 'nameless', selects: { InstanceIds: ['i-0123456789abcdef0'] } },
        { name: 'Gone', registered: false },
      ],
    },
    { name: 'night-b', enabled: false },
    { name: 'night' },
  ],
});
const [windowA] = scenario.windows;

async function ssm(options = {}) {
  return new SSMClient((await started({ scenario, ...options })).client);
}

describe('DescribeMaintenanceWindows', () => {
  test('tells a window in full', async () => {
    const { WindowIdentities } = await (await ssm()).send(new DescribeMaintenanceWindowsCommand({}));
    expect(WindowIdentities?.[0]).toEqual({
      WindowId: windowA?.id,
      Name: 'night-a',
      Description: 'The first',
      Enabled: true,
      Duration: 4,
      Cutoff: 1,
      Schedule: 'cron(0 2 ? * * *)',
      NextExecutionTime: '2026-11-20T15:00Z',
    });
  });

  test.each([
    ['no filter', [], ['night-a', 'night-b', 'night']],
    ['an exact name', [{ Key: 'Name', Values: ['night'] }], ['night']],
    ['two names', [{ Key: 'Name', Values: ['night', 'night-a'] }], ['night-a', 'night']],
    ['the beginning of a name', [{ Key: 'Name', Values: ['nigh'] }], []],
    ['enabled ones, as true', [{ Key: 'Enabled', Values: ['true'] }], ['night-a', 'night']],
    ['enabled ones, as True', [{ Key: 'Enabled', Values: ['True'] }], ['night-a', 'night']],
    ['disabled ones', [{ Key: 'Enabled', Values: ['false'] }], ['night-b']],
    [
      'a name that is disabled',
      [
        { Key: 'Name', Values: ['night'] },
        { Key: 'Enabled', Values: ['false'] },
      ],
      [],
    ],
  ])('filters by %s', async (_, Filters, names) => {
    const { WindowIdentities } = await (await ssm()).send(new DescribeMaintenanceWindowsCommand({ Filters }));
    expect(WindowIdentities?.map(({ Name }) => Name)).toEqual(names);
  });

  test.each([
    ['MaxResults below 10', { MaxResults: 9 }],
    ['MaxResults above 100', { MaxResults: 101 }],
    ['a filter of another key', { Filters: [{ Key: 'Owner', Values: ['x'] }] }],
    ['a filter without values', { Filters: [{ Key: 'Name', Values: [] }] }],
    ['a value of 257 characters', { Filters: [{ Key: 'Name', Values: ['x'.repeat(257)] }] }],
    ['Enabled neither true nor false', { Filters: [{ Key: 'Enabled', Values: ['yes'] }] }],
    ['six filters', { Filters: Array(6).fill({ Key: 'Name', Values: ['x'] }) }],
    ['a token nobody gave', { NextToken: 'again' }],
    ['the empty token', { NextToken: '' }],
  ])('refuses %s', async (_, input) => {
    const answer = (await ssm()).send(new DescribeMaintenanceWindowsCommand(input));
    await expect(answer).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test.each([
    ['MaxResults of 10', { MaxResults: 10 }],
    ['MaxResults of 100', { MaxResults: 100 }],
  ])('accepts %s', async (_, input) => {
    const { NextToken } = await (await ssm()).send(new DescribeMaintenanceWindowsCommand(input));
    expect(NextToken).toBeUndefined();
  });

  test('may end with an empty token, which the SDK paginator understands', async () => {
    const client = await ssm({ endToken: 'empty' });
    const { NextToken } = await client.send(new DescribeMaintenanceWindowsCommand({}));
    expect(NextToken).toBe('');
    let pages = 0;
    for await (const _ of paginateDescribeMaintenanceWindows({ client }, {})) pages += 1;
    expect(pages).toBe(1);
  });

  test('shuffles, the same each time', async () => {
    const many = scenarioOf({
      windows: Array.from({ length: 20 }, (_, index) => ({ name: `window-${index}` })),
    });
    const client = await ssm({ scenario: many, order: 'shuffled' });
    const read = async () => {
      const { WindowIdentities = [] } = await client.send(new DescribeMaintenanceWindowsCommand({}));
      return WindowIdentities.map(({ Name }) => Name);
    };
    const inOrder = many.windows.map(({ name }) => name);
    const first = await read();
    expect(first).not.toEqual(inOrder);
    expect(first.toSorted()).toEqual(inOrder.toSorted());
    expect(await read()).toEqual(first);
  });
});

describe('DescribeMaintenanceWindowTargets', () => {
  const WindowId = windowA?.id;

  test('tells the registered targets, one of them without a name', async () => {
    const { Targets } = await (await ssm()).send(new DescribeMaintenanceWindowTargetsCommand({ WindowId }));
    expect(Targets).toMatchObject([
      { WindowId, Name: 'Alpha', OwnerInformation: 'team-a', ResourceType: 'INSTANCE' },
      { Name: 'Beta', Targets: [{ Key: 'resource-groups:Name', Values: ['beta-hosts'] }] },
      { Targets: [{ Key: 'InstanceIds', Values: ['i-0123456789abcdef0'] }] },
    ]);
    expect(Targets?.[2]).not.toHaveProperty('Name');
  });

  test.each([
    ['type', { Key: 'Type', Values: ['RESOURCE_GROUP'] }, ['Beta']],
    ['owner', { Key: 'OwnerInformation', Values: ['team-a'] }, ['Alpha']],
    ['id', { Key: 'WindowTargetId', Values: [windowA?.targets[0]?.id ?? ''] }, ['Alpha']],
  ])('filters by %s', async (_, filter, names) => {
    const input = { WindowId, Filters: [filter] };
    const { Targets } = await (await ssm()).send(new DescribeMaintenanceWindowTargetsCommand(input));
    expect(Targets?.map(({ Name }) => Name)).toEqual(names);
  });

  test.each([
    ['an unknown window', 'mw-00000000000000000', 'DoesNotExistException'],
    ['an id that is none', 'mw-0', 'ValidationException'],
  ])('refuses %s', async (_, id, name) => {
    const answer = (await ssm()).send(new DescribeMaintenanceWindowTargetsCommand({ WindowId: id }));
    await expect(answer).rejects.toMatchObject({ name });
  });
});
