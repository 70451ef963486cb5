import { TaskFailed } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { type Instance, idOf, manyOf } from '../fleet.ts';
import { linesOf, slackOf, ticketsOf } from '../messages.ts';
import { agents, ec2, nodeTags, profiles, query, ssm, tags } from '../wire.ts';
import { type Answer, createWorld, start } from '../world.ts';

const other = '444455556666';
const third = '555566667777';
const Accounts = `${other} eu-west-1 reader,${third} eu-west-1 reader`;
const home: readonly Instance[] = [{ id: idOf(1), name: 'home-1', patches: { missing: 1 } }];
const fleets = {
  [other]: [
    { id: idOf(2), name: 'other-1', patches: { missing: 1, critical: 1 } },
    { id: idOf(3), name: 'other-2', patches: {} },
  ],
  [third]: [{ id: idOf(4), name: 'third-1', patches: {} }],
};

async function told(answers: Readonly<Record<string, Answer>> = {}, changes = {}) {
  const world = createWorld(home, answers, undefined, fleets);
  const execution = await start(world, {}, { Accounts, ...changes });
  const [ticket] = ticketsOf(world.posts);
  return { world, execution, ticket, lines: slackOf(world.posts).flatMap(linesOf) };
}

/** Fails what is asked in one account. */
function inAccount(account: string, answer: Answer): Answer {
  return (args, call, roleArn = '') => (roleArn.includes(account) ? answer(args, call) : undefined);
}
function refused(service: string): Answer {
  return () => {
    throw new TaskFailed(service, 'not authorized to perform: sts:AssumeRole');
  };
}

test('each account is read with its own role, and all are one report, the gravest first', async () => {
  const { ticket, lines, world } = await told();
  expect(lines[0]).toBe('2 of 4 instances need attention, worst: critical (2026-W48)');
  expect(ticket?.findings).toMatchObject([
    { name: 'other-1', account: other, region: 'eu-west-1' },
    { name: 'home-1', account: '123456789012', region: 'eu-west-1' },
  ]);
  expect(lines.find((line) => line.includes('other-1'))).toContain(`${other} eu-west-1`);
  expect(world.deliveries.listOf('2026-W48', `${other}#eu-west-1`)).toContain(idOf(2));
  expect(world.deliveries.listOf('2026-W48')).not.toContain(idOf(2));
});

test.each<[string, string, Answer]>([
  ['its role cannot be taken', ec2, refused('Ec2.Ec2Exception')],
  ['its patch states are refused', ssm, refused('Ssm.SsmException')],
  ['EC2 never answers there', ec2, () => new Promise(() => undefined)],
  ['EC2 answers too much there', ec2, () => 'x'.repeat(262_143)],
  ['an answer of it makes no sense', ssm, () => ({ InstancePatchStates: [{ InstanceId: 7 }] })],
])('an account that cannot be read is named: %s', async (_, arn, answer) => {
  const { execution, lines, ticket, world } = await told({ [arn]: inAccount(other, answer) });
  expect(execution).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
  expect(lines[0]).toBe('Incomplete: 1 of 2 instances read needs attention, worst: other (2026-W48)');
  expect(lines[1]).toMatch(
    new RegExp(`^\\*This list is incomplete: .*\\(.*${other} eu-west-1.*\\)\\.\\*$`, 'u'),
  );
  expect(lines[1]).not.toContain(third);
  expect(ticket?.complete).toBe(false);
  expect(world.deliveries.listOf('2026-W48', `${other}#eu-west-1`)).toBeUndefined();
  expect(world.deliveries.listOf('2026-W48', `${third}#eu-west-1`)).toBeDefined();
});

test('what several lack is said once, with each of them', async () => {
  const both: Answer = (args, call, roleArn = '') =>
    roleArn.includes('reader') ? refused('Ec2.Ec2Exception')(args, call) : undefined;
  const { lines } = await told({ [ec2]: both });
  expect(lines[1]).toBe(
    `*This list is incomplete: EC2 DescribeInstanceStatus answered Ec2.Ec2Exception after 0 instances (${other} eu-west-1, ${third} eu-west-1).*`,
  );
});

test('a Region that is not the machine’s own is named, and nothing is read in its stead', async () => {
  const { world, lines } = await told({}, { Accounts: `${other} us-east-1 reader` });
  expect(lines[0]).toContain('Incomplete: 1 of 1 instance read needs attention');
  expect(lines[1]).toContain(`Step Functions reads no other Region after 0 instances (${other} us-east-1)`);
  expect(world.calls(ec2)).toBe(1);
});

test('sixty accounts that cannot be read are all named, within the limits of the sinks', async () => {
  const many = Array.from({ length: 60 }, (_, i) => `${700_000_000_000 + i} eu-west-1 reader`);
  const { lines, world } = await told({}, { Accounts: many.join(',') });
  for (const entry of many) expect(lines.join()).not.toContain(`${entry} is lost`);
  expect(world.calls(ec2)).toBe(61);
  const down = createWorld(home, { [ec2]: inAccount('700000', refused('Ec2.Ec2Exception')) });
  await start(down, {}, { Accounts: many.join(',') });
  const text = slackOf(down.posts).flatMap(linesOf).join();
  for (const entry of many) expect(text).toContain(entry.replace(' reader', ''));
  for (const { sink, RequestBody } of down.posts) {
    if (sink === 'teams') expect(Buffer.byteLength(JSON.stringify(RequestBody))).toBeLessThan(28_000);
  }
});

test.each<[string, string, Answer, string]>([
  ['agents', agents, refused('Ssm.SsmException'), 'unmanaged instances are not told apart'],
  [
    'the last list',
    query,
    refused('DynamoDB.AmazonDynamoDBException'),
    'new and old findings are not told apart',
  ],
  ['tags', tags, refused('Ec2.Ec2Exception'), 'names, owners and exceptions are missing'],
])('what cannot be told apart is said: %s', async (_, arn, answer, lacks) => {
  const world = createWorld(home, { [arn]: answer });
  expect((await start(world)).status).toBe('FAILED');
  expect(slackOf(world.posts).flatMap(linesOf)[1]).toContain(lacks);
});

const node = { id: idOf(8).replace('i-', 'mi-'), patches: { missing: 1 } };

test.each<[string, string, readonly Instance[], Answer, string]>([
  [
    'profiles',
    profiles,
    [{ id: idOf(1), agent: 'no role' }],
    refused('Ec2.Ec2Exception'),
    'with and without a role are not told apart',
  ],
  [
    'a node’s tags',
    nodeTags,
    [node],
    refused('Ssm.SsmException'),
    'names, owners and exceptions are missing',
  ],
  [
    'hybrid nodes',
    agents,
    [...home, node],
    (args) =>
      JSON.stringify(args).includes('ManagedInstance') ? refused('Ssm.SsmException')(args, 1) : undefined,
    'hybrid nodes are missing',
  ],
])('%s that are refused: the rest is told', async (_, arn, fleet, answer, lacks) => {
  const world = createWorld(fleet, { [arn]: answer });
  expect(await start(world)).toMatchObject({ error: 'ComplianceAlerts.Incomplete' });
  const lines = slackOf(world.posts).flatMap(linesOf);
  expect(lines[1]).toContain(lacks);
  expect(lines.filter((line) => line.startsWith('• '))).toHaveLength(1);
});

test('all accounts share what one payload holds', async () => {
  const accounts = Array.from({ length: 20 }, (_, i) => String(600_000_000_000 + i));
  const worst = { missing: Number.MAX_SAFE_INTEGER, failed: Number.MAX_SAFE_INTEGER, critical: 1 };
  const fleet = (at: number) =>
    manyOf(30, worst, '𝔘'.repeat(60)).map((one, i) => ({
      ...one,
      id: idOf(at * 1_000 + i),
      owner: `${'𝔘'.repeat(36)}${i}`,
    }));
  const others = Object.fromEntries(accounts.map((account, i) => [account, fleet(i + 1)]));
  const world = createWorld(fleet(0), {}, undefined, others);
  const execution = await start(
    world,
    {},
    {
      Accounts: accounts.map((account) => `${account} eu-west-1 reader`).join(','),
    },
  );
  expect(execution.status).toBe('SUCCEEDED');
  expect(execution.largestPayload).toBeLessThan(262_144);
  expect(ticketsOf(world.posts)[0]?.total).toBe(630);
});

test('an account whose execution dies is named', async () => {
  const broken: Answer = (args) =>
    JSON.stringify(args).includes(other) ? { Items: [{ Open: { S: ` ${idOf(2)}=never ` } }] } : undefined;
  const { execution, lines } = await told({ [query]: broken });
  expect(execution).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
  expect(lines[1]).toBe(`*This list is incomplete: reading stopped after 0 instances (${other} eu-west-1).*`);
});
