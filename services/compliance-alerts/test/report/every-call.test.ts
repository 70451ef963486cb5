import { expect, test } from 'vitest';
import { type Instance, idOf, manyOf } from '../fleet.ts';
import { agents, ec2, nodeTags, profiles, put, query, ssm, tags } from '../wire.ts';
import { type Answer, always, createWorld, start } from '../world.ts';

/** A machine for each call: two pages of instances, one of them without a role, and two hybrid nodes. */
const fleet: readonly Instance[] = [
  ...manyOf(3, { missing: 1 }),
  { id: idOf(50), agent: 'no role' },
  { id: idOf(51).replace('i-', 'mi-'), patches: { missing: 1 } },
  { id: idOf(52).replace('i-', 'mi-'), patches: { missing: 1 } },
];

/** Each call that reads, or keeps, with the name of its throttling and of its refusal. */
const calls: readonly (readonly [name: string, arn: string, throttled: string, refused: string])[] = [
  ['the list of instances', ec2, 'Ec2.Ec2Exception', 'Ec2.Ec2Exception'],
  ['agents and hybrid nodes', agents, 'Ssm.ThrottlingException', 'Ssm.SsmException'],
  ['patch states', ssm, 'Ssm.ThrottlingException', 'Ssm.SsmException'],
  ['roles', profiles, 'Ec2.Ec2Exception', 'Ec2.Ec2Exception'],
  ['tags', tags, 'Ec2.Ec2Exception', 'Ec2.Ec2Exception'],
  ['tags of nodes', nodeTags, 'Ssm.ThrottlingException', 'Ssm.SsmException'],
  ['the last list', query, 'DynamoDB.ThrottlingException', 'DynamoDB.AmazonDynamoDBException'],
  ['keeping the list', put, 'DynamoDB.ThrottlingException', 'DynamoDB.AmazonDynamoDBException'],
];

const cases = calls.flatMap(([name, arn, throttled, refused]) => {
  const faults: readonly (readonly [string, Answer])[] = [
    ['is throttled to the end', always(throttled, 'Rate exceeded')],
    ['is refused', always(refused, 'not authorized to perform this')],
    ['answers too much', () => 'x'.repeat(262_143)],
    ['never answers', () => new Promise(() => undefined)],
    [
      'is gone from the second call on',
      (args, call) => (call === 1 ? undefined : always(refused)(args, call)),
    ],
  ];
  return faults.map(([fault, answer]) => [name, fault, arn, answer] as const);
});

/** The last list is read once, this one kept once, and of these instances one page lacks a role. */
const once: readonly string[] = [query, put, profiles];

test.each(cases.filter(([, fault, arn]) => !(fault.startsWith('is gone') && once.includes(arn))))(
  '%s %s: the report says what it lacks, a notice why, and nothing is called clear',
  async (_, __, arn, answer) => {
    const ofLists: Answer = (args, call) =>
      JSON.stringify(args).includes('"lists"') ? answer(args, call) : undefined;
    const world = createWorld(fleet, { [arn]: arn === put ? ofLists : answer }, 2);
    expect(await start(world, {}, { AllClear: 'true' })).toMatchObject({
      status: 'FAILED',
      error: 'ComplianceAlerts.Incomplete',
    });
    expect(new Set(world.posts.map(({ sink }) => sink))).toEqual(new Set(['teams', 'slack', 'ticket']));
    for (const { RequestBody } of world.posts) {
      expect(JSON.stringify(RequestBody)).toContain('This list is incomplete: ');
      expect(JSON.stringify(RequestBody)).not.toMatch(/all clear/iu);
    }
    expect(world.notices).toHaveLength(1);
    expect(world.deliveries.status()).toEqual({});
  },
);

test.each(
  cases.filter(([, fault, arn]) => [query, put, agents].includes(arn) && !fault.startsWith('is gone')),
)('%s %s where all is well: that is not said', async (_, __, arn, answer) => {
  const ofLists: Answer = (args, call) =>
    JSON.stringify(args).includes('"lists"') ? answer(args, call) : undefined;
  const world = createWorld(manyOf(3, {}), { [arn]: arn === put ? ofLists : answer });
  expect((await start(world)).status).toBe('FAILED');
  expect(world.posts).toHaveLength(3);
  expect(JSON.stringify([world.posts, world.notices])).not.toMatch(/all clear/iu);
});
