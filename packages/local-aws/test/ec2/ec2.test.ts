import {
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeTagsCommand,
  EC2Client,
  paginateDescribeInstanceStatus,
  paginateDescribeInstances,
  paginateDescribeTags,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { noon, scenarioOf, started } from '../started.ts';

const states = ['running', 'stopped', 'running', 'terminated', 'running', 'running', 'running', 'pending'];
const scenario = scenarioOf({
  instances: states.map((state, index) => ({
    name: `host <${index}> & co`,
    platform: index === 0 ? 'Windows' : 'Linux',
    patchGroup: 'hosts',
    launched: '2d ago',
    state,
  })),
});
const ids = scenario.instances.map(({ id }) => id);
async function ec2() {
  return new EC2Client((await started({ scenario })).client);
}

test('tells an instance with its tags', async () => {
  const { Reservations = [] } = await (await ec2()).send(new DescribeInstancesCommand({}));
  expect(Reservations).toHaveLength(8);
  expect(Reservations[0]?.Instances).toMatchObject([
    {
      InstanceId: ids[0],
      State: { Code: 16, Name: 'running' },
      Platform: 'windows',
      LaunchTime: new Date(noon - 2 * 86_400_000),
      Tags: [
        { Key: 'Name', Value: 'host <0> & co' },
        { Key: 'PatchGroup', Value: 'hosts' },
      ],
    },
  ]);
  expect(Reservations[1]?.Instances?.[0]).not.toHaveProperty('Platform');
});

function state(...Values: string[]) {
  return { Name: 'instance-state-name', Values };
}
function byId(...Values: string[]) {
  return { Name: 'instance-id', Values };
}
const [first = '', second = ''] = ids;
test.each([
  ['running ones', { Filters: [state('running')] }, [0, 2, 4, 5, 6]],
  ['two states', { Filters: [state('stopped', 'pending')] }, [1, 7]],
  ['none', { Filters: [state('stopping')] }, []],
  ['both filters', { Filters: [byId(first, second), state('running')] }, [0]],
  ['ids, unknown ones left out', { Filters: [byId(second, 'i-00000000000000000')] }, [1]],
  ['InstanceIds', { InstanceIds: [second, first] }, [0, 1]],
])('filters %s', async (_, input, wanted) => {
  const { Reservations } = await (await ec2()).send(new DescribeInstancesCommand(input));
  expect(Reservations?.flatMap(({ Instances }) => Instances?.[0]?.InstanceId)).toEqual(
    wanted.map((index) => ids[index]),
  );
});

test('is paged', async () => {
  const client = await ec2();
  const pages: (readonly (string | undefined)[])[] = [];
  for await (const { Reservations = [] } of paginateDescribeInstances({ client, pageSize: 5 }, {})) {
    pages.push(Reservations.map(({ Instances }) => Instances?.[0]?.InstanceId));
  }
  expect(pages).toEqual([ids.slice(0, 5), ids.slice(5)]);
});

test.each([
  ['MaxResults below 5', { MaxResults: 4 }, 'InvalidParameterValue'],
  ['MaxResults above 1,000', { MaxResults: 1001 }, 'InvalidParameterValue'],
  ['MaxResults with InstanceIds', { MaxResults: 5, InstanceIds: [first] }, 'InvalidParameterCombination'],
  ['an unknown id', { InstanceIds: ['i-00000000000000000'] }, 'InvalidInstanceID.NotFound'],
  ['an id that is none', { InstanceIds: ['host'] }, 'InvalidInstanceID.Malformed'],
  ['a token nobody gave', { NextToken: 'again' }, 'InvalidNextToken'],
  [
    'a filter that is not supported',
    { Filters: [{ Name: 'vpc-id', Values: ['x'] }] },
    'InvalidParameterValue',
  ],
  ['a wildcard, which is not supported', { Filters: [state('run*')] }, 'InvalidParameterValue'],
  ['a dry run, which is not supported', { DryRun: true }, 'InvalidParameterValue'],
])('refuses %s', async (_, input, name) => {
  await expect((await ec2()).send(new DescribeInstancesCommand(input))).rejects.toMatchObject({ name });
});

test('tells the status of what runs, without tags', async () => {
  const { InstanceStatuses = [] } = await (await ec2()).send(new DescribeInstanceStatusCommand({}));
  expect(InstanceStatuses.map(({ InstanceId }) => InstanceId)).toEqual([0, 2, 4, 5, 6].map((i) => ids[i]));
  const reachable = { Status: 'ok', Details: [{ Name: 'reachability', Status: 'passed' }] };
  expect(InstanceStatuses[0]).toEqual({
    InstanceId: first,
    AvailabilityZone: 'us-east-1a',
    InstanceState: { Code: 16, Name: 'running' },
    InstanceStatus: reachable,
    SystemStatus: reachable,
  });
});

test.each([
  ['running', { Filters: [state('running')] }, [0, 2, 4, 5, 6]],
  ['stopped, of which none runs', { Filters: [state('stopped')] }, []],
  ['stopped, asked for', { Filters: [state('stopped')], IncludeAllInstances: true }, [1]],
  ['all', { IncludeAllInstances: true }, [0, 1, 2, 3, 4, 5, 6, 7]],
  ['by id, of which one runs', { InstanceIds: [first, second] }, [0]],
])('tells the status of %s', async (_, input, wanted) => {
  const { InstanceStatuses = [] } = await (await ec2()).send(new DescribeInstanceStatusCommand(input));
  expect(InstanceStatuses.map(({ InstanceId }) => InstanceId)).toEqual(wanted.map((index) => ids[index]));
});

function tag(Name: string, ...Values: string[]) {
  return { Name, Values };
}
test.each([
  [
    'names of two',
    [tag('key', 'Name'), tag('resource-id', first, second)],
    ['host <0> & co', 'host <1> & co'],
  ],
  ['all of one', [tag('resource-id', first)], ['host <0> & co', 'hosts']],
  ['by value', [tag('value', 'host <4> & co')], ['host <4> & co']],
  ['of volumes, of which there are none', [tag('resource-type', 'volume')], []],
])('lists tags: %s', async (_, Filters, values) => {
  const { Tags = [] } = await (await ec2()).send(new DescribeTagsCommand({ Filters }));
  expect(Tags.map(({ Value }) => Value)).toEqual(values);
});

test('a tag names its resource', async () => {
  const { Tags } = await (await ec2()).send(
    new DescribeTagsCommand({ Filters: [tag('resource-id', first)] }),
  );
  expect(Tags?.[0]).toEqual({
    Key: 'Name',
    ResourceId: first,
    ResourceType: 'instance',
    Value: 'host <0> & co',
  });
});

test('statuses and tags are paged', async () => {
  const client = await ec2();
  const sizes: number[] = [];
  const statuses = paginateDescribeInstanceStatus({ client, pageSize: 5 }, { IncludeAllInstances: true });
  for await (const { InstanceStatuses = [] } of statuses) sizes.push(InstanceStatuses.length);
  for await (const { Tags = [] } of paginateDescribeTags({ client, pageSize: 10 }, {}))
    sizes.push(Tags.length);
  expect(sizes).toEqual([5, 3, 10, 6]);
});

test.each([
  ['MaxResults below 5', { MaxResults: 4 }, 'InvalidParameterValue'],
  ['MaxResults with InstanceIds', { MaxResults: 5, InstanceIds: [first] }, 'InvalidParameterCombination'],
  ['an unknown id', { InstanceIds: ['i-00000000000000000'] }, 'InvalidInstanceID.NotFound'],
  ['a token nobody gave', { NextToken: 'again' }, 'InvalidNextToken'],
  ['a filter it does not have', { Filters: [byId(first)] }, 'InvalidParameterValue'],
])('refuses the status of %s', async (_, input, name) => {
  await expect((await ec2()).send(new DescribeInstanceStatusCommand(input))).rejects.toMatchObject({ name });
});

test.each([
  ['a page of 1,001', { MaxResults: 1001 }, 'InvalidParameterValue'],
  ['the token of another list', { NextToken: 'again' }, 'InvalidNextToken'],
  ['a filter by tag, which is not supported', { Filters: [tag('tag:Name', 'a')] }, 'InvalidParameterValue'],
])('refuses tags: %s', async (_, input, name) => {
  await expect((await ec2()).send(new DescribeTagsCommand(input))).rejects.toMatchObject({ name });
});
