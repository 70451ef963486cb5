import {
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceStatusCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  DescribeInstanceInformationCommand,
  ListTagsForResourceCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/index.ts';
import { started } from '../started.ts';

const node = `mi-${'0'.repeat(16)}1`;
const foreign = '444455556666';
const instances = [
  { name: 'web', launched: '9d ago', patchGroup: 'a', tags: { Owner: 'web' } },
  { name: 'bare', launched: '9d ago', patchGroup: 'a', managed: false, role: false },
  { name: 'lost', launched: '9d ago', patchGroup: 'a', ping: 'ConnectionLost', pinged: '10d ago' },
  { id: node, name: 'till', launched: '9d ago', patchGroup: 'a', tags: { Owner: 'shops' } },
  { name: 'other', launched: '9d ago', patchGroup: 'a', account: foreign },
];
const now = Date.UTC(2026, 10, 23, 8);
const scenario = parseScenario(JSON.stringify({ instances }), now);
function idOf(name: string): string {
  return scenario.instances.find((one) => one.name === name)?.id ?? '';
}

async function clients(caller?: string) {
  const { client } = await started({ scenario });
  const as = caller ? { ...client, credentials: { accessKeyId: caller, secretAccessKey: 'local' } } : client;
  return { ec2: new EC2Client(as), ssm: new SSMClient(as) };
}

test('only instances with a role have an association', async () => {
  const { ec2 } = await clients();
  const { IamInstanceProfileAssociations: all = [] } = await ec2.send(
    new DescribeIamInstanceProfileAssociationsCommand({
      Filters: [
        { Name: 'instance-id', Values: [idOf('web'), idOf('bare')] },
        { Name: 'state', Values: ['associated'] },
      ],
    }),
  );
  expect(all).toMatchObject([{ InstanceId: idOf('web'), State: 'associated' }]);
});

test('a hybrid node is managed, and no instance of EC2', async () => {
  const { ec2, ssm } = await clients();
  const { InstanceStatuses = [] } = await ec2.send(new DescribeInstanceStatusCommand({}));
  expect(InstanceStatuses.map(({ InstanceId }) => InstanceId)).toEqual(['web', 'bare', 'lost'].map(idOf));
  const { InstanceInformationList } = await ssm.send(
    new DescribeInstanceInformationCommand({
      Filters: [{ Key: 'ResourceType', Values: ['ManagedInstance'] }],
    }),
  );
  expect(InstanceInformationList).toMatchObject([{ InstanceId: node, ResourceType: 'ManagedInstance' }]);
});

test('an agent that was lost says when it was last heard of', async () => {
  const { ssm } = await clients();
  const { InstanceInformationList } = await ssm.send(
    new DescribeInstanceInformationCommand({ Filters: [{ Key: 'PingStatus', Values: ['ConnectionLost'] }] }),
  );
  expect(InstanceInformationList).toMatchObject([
    { InstanceId: idOf('lost'), LastPingDateTime: new Date(now - 10 * 86_400_000) },
  ]);
});

describe('tags of a hybrid node', () => {
  const ask = async (ResourceId: string) => {
    const { ssm } = await clients();
    return ssm.send(new ListTagsForResourceCommand({ ResourceType: 'ManagedInstance', ResourceId }));
  };

  test('are its own', async () => {
    expect((await ask(node)).TagList).toEqual([
      { Key: 'Name', Value: 'till' },
      { Key: 'PatchGroup', Value: 'a' },
      { Key: 'Owner', Value: 'shops' },
    ]);
  });

  test.each([
    ['an instance of EC2', idOf('web')],
    ['nobody', `mi-${'f'.repeat(17)}`],
  ])('%s has none here', async (_, id) => {
    await expect(ask(id)).rejects.toMatchObject({ name: 'InvalidResourceId' });
  });
});

test.each([
  ['nobody by name', undefined, ['web', 'bare', 'lost']],
  ['a role of this account', 'arn:aws:iam::111122223333:role/reader', ['web', 'bare', 'lost']],
  ['a role of another account', `arn:aws:iam::${foreign}:role/reader`, ['other']],
  ['a role of an account that has none', 'arn:aws:iam::999988887777:role/reader', []],
])('%s is shown the machines of its account', async (_, caller, names) => {
  const { ec2 } = await clients(caller);
  const { InstanceStatuses = [] } = await ec2.send(new DescribeInstanceStatusCommand({}));
  expect(InstanceStatuses.map(({ InstanceId }) => InstanceId)).toEqual(names.map(idOf));
});
