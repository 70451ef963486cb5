import { describe, expect, test } from 'vitest';
import { type Instance, idOf, manyOf } from '../fleet.ts';
import { ec2, get, http, put, remove, sns, ssm, tags } from '../wire.ts';
import { type Answer, always, createWorld as createAnyWorld, sinkDown, start, type World } from '../world.ts';

/** Two pages of instances, and of names, where EC2 lists two rows a page. */
const findings = manyOf(3, { missing: 1 });
const compliant = manyOf(3, {});
function createWorld(fleet: readonly Instance[], answers: Readonly<Record<string, Answer>>) {
  return createAnyWorld(fleet, answers, 2);
}

/** How a call fails, each in its service's words. */
function faults(throttled: string, refused: string): Readonly<Record<string, Answer>> {
  return {
    'is throttled to the end': always(throttled, 'Rate exceeded'),
    'is refused': always(refused, 'not authorized to perform this'),
    'answers too much': () => 'x'.repeat(262_143),
    'never answers': () => new Promise(() => undefined),
  };
}
const ec2Faults = faults('Ec2.Ec2Exception', 'Ec2.Ec2Exception');
const tableFaults = faults('DynamoDB.ThrottlingException', 'DynamoDB.AmazonDynamoDBException');
const httpFaults = faults('States.Http.StatusCode.429', 'States.Http.StatusCode.401');
const snsFaults = faults('SNS.ThrottledException', 'SNS.AuthorizationErrorException');

const from =
  (first: number, answer: Answer): Answer =>
  (args, call) =>
    call < first ? undefined : answer(args, call);

function twice(name: string, arn: string, some: Readonly<Record<string, Answer>>) {
  return Object.entries(some).flatMap(([fault, answer]) => [
    [name, fault, 'the first', arn, answer] as const,
    [name, fault, 'the second', arn, from(2, answer)] as const,
  ]);
}

const reads = [
  ...twice('DescribeInstanceStatus', ec2, ec2Faults),
  ...twice('DescribeInstancePatchStates', ssm, faults('Ssm.ThrottlingException', 'Ssm.SsmException')),
];
const names = twice('DescribeTags', tags, ec2Faults);

/** Fails the calls about the deliveries alone: the list of the week has a table of its own. */
const ofDeliveries =
  (answer: Answer): Answer =>
  (args, call) =>
    JSON.stringify(args).includes('"deliveries"') ? answer(args, call) : undefined;

function told({ posts, notices }: World) {
  return JSON.stringify([posts, notices]);
}

describe('a list that cannot be read whole is told, as such, and fails the run', () => {
  test.each([...reads, ...names])('%s %s, from %s call on', async (name, _, __, arn, answer) => {
    const world = createWorld(findings, { [arn]: answer });
    expect(await start(world)).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
    expect(new Set(world.posts.map(({ sink }) => sink))).toEqual(new Set(['teams', 'slack', 'ticket']));
    for (const { RequestBody } of world.posts) {
      expect(JSON.stringify(RequestBody)).toMatch(new RegExp(`This list is incomplete: .*${name}`, 'u'));
    }
    expect(world.notices).toHaveLength(1);
    expect(world.notices[0]?.Message).toContain('This list is incomplete: ');
    expect(told(world)).not.toMatch(/all clear/iu);
  });

  test.each(reads)(
    '%s %s, from %s call on, where all that was read is compliant',
    async (_, __, ___, arn, answer) => {
      const world = createWorld(compliant, { [arn]: answer });
      expect((await start(world, {}, { AllClear: 'true' })).status).toBe('FAILED');
      expect(world.posts).toHaveLength(3);
      expect(told(world)).toContain('This list is incomplete: ');
      expect(told(world)).not.toMatch(/all clear/iu);
    },
  );

  test.each(reads)('%s %s, from %s call on, and no sink answers', async (_, __, ___, arn, answer) => {
    const world = createWorld(compliant, { [arn]: answer, [http]: always('States.Http.Socket') });
    expect((await start(world)).status).toBe('FAILED');
    expect(world.notices[0]?.Message).toContain('This list is incomplete: ');
    expect(told(world)).not.toMatch(/all clear/iu);
  });
});

describe('a report that cannot be told or kept is a notice', () => {
  test.each([...twice('PutItem', put, tableFaults), ...twice('a sink', http, httpFaults)])(
    '%s %s, from %s call on',
    async (_, __, ___, arn, answer) => {
      const world = createWorld(findings, { [arn]: arn === put ? ofDeliveries(answer) : answer });
      await start(world);
      expect(world.notices[0]?.Message).toMatch(/: (?:failed|sent, not marked) \(/u);
    },
  );

  test.each(twice('DeleteItem', remove, tableFaults))(
    '%s %s, from %s call on, after two sinks failed',
    async (_, __, ___, arn, answer) => {
      const down: Answer = (args, call) =>
        sinkDown('slack', 'States.Http.StatusCode.401')(args, call) ??
        sinkDown('teams', 'States.Http.StatusCode.401')(args, call);
      const world = createWorld(findings, { [http]: down, [arn]: answer });
      await start(world);
      expect(world.notices[0]?.Message).toContain('teams: failed (States.Http.StatusCode.401 no)');
      expect(world.notices[0]?.Message).toContain('slack: failed (States.Http.StatusCode.401 no)');
    },
  );

  test.each(Object.entries(tableFaults))('the success of a quiet week %s', async (_, answer) => {
    const world = createWorld(compliant, { [put]: ofDeliveries(answer) });
    expect((await start(world)).status).toBe('FAILED');
    expect(world.notices).toMatchObject([{ Message: expect.stringContaining('could not be recorded: ') }]);
  });

  test.each(Object.entries(tableFaults))('the last success, for the watch, %s', async (_, answer) => {
    const world = createWorld([], { [get]: answer });
    expect((await start(world, { watch: true })).status).toBe('FAILED');
    expect(world.notices).toMatchObject([{ Message: expect.stringContaining('The watch could not read') }]);
  });
});

describe('a notice that is lost fails the run, which raises an alarm', () => {
  test.each(Object.entries(snsFaults))('after a failed sink, SNS %s', async (_, answer) => {
    const down = sinkDown('slack', 'States.Http.StatusCode.401');
    const world = createWorld(findings, { [http]: down, [sns]: answer });
    expect(await start(world)).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.NoticeLost' });
  });

  test.each(Object.entries(snsFaults))('of the watch, SNS %s', async (_, answer) => {
    const denied = always('DynamoDB.AmazonDynamoDBException', 'not authorized');
    const world = createWorld([], { [get]: denied, [sns]: answer });
    expect(await start(world, { watch: true })).toMatchObject({
      status: 'FAILED',
      error: 'DynamoDB.AmazonDynamoDBException',
      cause: 'The watch could not read when a report last succeeded. not authorized',
    });
  });
});

test('an answer that is too large does not undo the message: the sink is told as failed, the others are sent', async () => {
  const large: Answer = (args) =>
    JSON.stringify(args).includes('tickets.example.com')
      ? { StatusCode: 201, ResponseBody: 'x'.repeat(300_000) }
      : undefined;
  const world = createWorld([{ id: idOf(1), patches: { reboot: 1 } }], { [http]: large });
  expect((await start(world)).status).toBe('SUCCEEDED');
  expect(world.notices[0]?.Message).toContain('The answer was larger than 256 KiB');
  expect(world.deliveries.status()).toEqual({ '2026-W48#teams': 'sent', '2026-W48#slack': 'sent' });
});

test('reading that takes longer than an hour is cut there, and what was read is told', async () => {
  const world: World = createWorld(manyOf(200, { missing: 1 }), {
    [ec2]: async () => {
      await world.clock.sleep(59_000);
    },
  });
  expect(await start(world)).toMatchObject({
    status: 'FAILED',
    error: 'ComplianceAlerts.Incomplete',
    cause: 'This list is incomplete: Reading took 2500 calls or an hour after 124 instances.',
  });
});
