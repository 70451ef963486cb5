import { TaskFailed } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { type Instance, idOf, manyOf } from '../fleet.ts';
import { ticketsOf } from '../messages.ts';
import { ec2, ssm, tags } from '../wire.ts';
import { type Answer, always, createWorld, start } from '../world.ts';

const fleet = manyOf(180, { missing: 1 });

function compliant(instance: Instance, i: number) {
  return { ...instance, id: idOf(1_000 + i) };
}

/** Fails the calls of the given numbers. */
function failing(calls: readonly number[], error: string, cause: string): Answer {
  return (_, call) => {
    if (calls.includes(call)) throw new TaskFailed(error, cause);
    return undefined;
  };
}

test.each([
  ['C121 EC2 throttles on page 3', ec2, 'Ec2.Ec2Exception', 'RequestLimitExceeded: Request limit exceeded.'],
  ['C121 SSM throttles on page 3', ssm, 'Ssm.ThrottlingException', 'Rate exceeded'],
  ['SSM throttles under its general name', ssm, 'Ssm.SsmException', 'ThrottlingException: Rate exceeded'],
  ['L8 SSM fails inside', ssm, 'Ssm.InternalServerErrorException', 'internal'],
])('%s, and is asked again', async (_, arn, error, cause) => {
  const world = createWorld(fleet, { [arn]: failing([3, 4], error, cause) });
  expect(await start(world)).toMatchObject({ status: 'SUCCEEDED', output: { total: 180 } });
  expect(world.calls(arn)).toBe(6);
});

test.each([
  ['EC2', ec2, 'Ec2.Ec2Exception', 'UnauthorizedOperation: not allowed', 0],
  ['SSM', ssm, 'Ssm.SsmException', 'AccessDeniedException: not allowed', 0],
  ['SSM, on page 3', ssm, 'Ssm.SsmException', 'AccessDeniedException: not allowed', 100],
])(
  'K4, C121: %s denies access: a report marked as incomplete, and the run fails',
  async (name, arn, error, cause, total) => {
    const denied: Answer = (_, call) => {
      if (call > total / 50) throw new TaskFailed(error, cause);
      return undefined;
    };
    const world = createWorld(fleet, { [arn]: denied });
    expect(await start(world)).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
    expect(world.posts.length).toBeGreaterThanOrEqual(3);
    for (const { RequestBody } of world.posts) {
      const text = JSON.stringify(RequestBody);
      expect(text).toContain('Incomplete: ');
      expect(text).toContain(`This list is incomplete: ${name.slice(0, 3)} Describe`);
      expect(text).toContain(`after ${total} instances`);
    }
    expect(world.notices[0]?.Message).toContain(cause);
    expect(world.deliveries.status()).toEqual({});
  },
);

test.each([ec2, ssm])(
  '%s never answers: an incomplete report, although a time-out has no cause',
  async (arn) => {
    const world = createWorld(fleet, { [arn]: () => new Promise(() => undefined) });
    expect(await start(world)).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
    expect(JSON.stringify(world.posts)).toContain('answered States.Timeout after 0 instances');
  },
);

test('L8: an error nobody named is not asked again', async () => {
  const world = createWorld(fleet, { [ssm]: always('Ssm.InvalidNextTokenException') });
  await start(world);
  expect(world.calls(ssm)).toBe(1);
});

test('K3, C121: EC2 repeats its NextToken for ever: the run stops with an error', async () => {
  const page = { InstanceStatuses: [{ InstanceId: idOf(1) }], NextToken: 'again' };
  const world = createWorld(fleet, { [ec2]: () => page });
  expect(await start(world)).toMatchObject({
    status: 'FAILED',
    error: 'ComplianceAlerts.Incomplete',
    cause: expect.stringContaining('repeats its pages without an end'),
  });
  expect(world.calls(ec2)).toBe(2);
});

test('K3: two tokens that take turns for ever stop it too, inside the history limit', async () => {
  const answer: Answer = (_, call) => ({ InstanceStatuses: [], NextToken: `token-${call % 2}` });
  const world = createWorld([], { [ec2]: answer });
  const execution = await start(world);
  expect(execution).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
  expect(execution.historyEvents).toBeLessThan(25_000);
  expect(world.calls(ec2)).toBe(2_500);
});

test('names that come in several answers are joined', async () => {
  const world = createWorld(manyOf(5, { missing: 1 }), {}, 2);
  await start(world, {}, { Sinks: 'ticket' });
  expect(world.calls(tags)).toBe(3);
  const [told] = ticketsOf(world.posts);
  expect(told?.findings.map(({ name }) => name)).toEqual(['web-0', 'web-1', 'web-2', 'web-3', 'web-4']);
});

test('EC2 repeats the NextToken of its tags for ever: the names are told as missing', async () => {
  const world = createWorld(manyOf(5, { missing: 1 }), { [tags]: () => ({ Tags: [], NextToken: 'again' }) });
  expect(await start(world)).toMatchObject({
    error: 'ComplianceAlerts.Incomplete',
    cause:
      'This list is incomplete: EC2 DescribeTags repeats its pages without an end, names, owners and exceptions are missing.',
  });
  expect(world.calls(tags)).toBe(2);
});

test('only what needs attention is asked for its tags', async () => {
  const world = createWorld([...manyOf(120, { missing: 1 }), ...manyOf(9, {}).map(compliant)]);
  await start(world);
  expect(world.calls(tags)).toBe(3);
  const quiet = createWorld(manyOf(9, {}));
  await start(quiet, {}, { AllClear: 'true' });
  expect(quiet.calls(tags)).toBe(0);
});

test('K3: SSM repeats its NextToken for ever', async () => {
  const world = createWorld(fleet, { [ssm]: () => ({ InstancePatchStates: [], NextToken: 'again' }) });
  expect(await start(world)).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
  expect(world.calls(ssm)).toBe(2);
});

test('K3: an empty page with a token is no end', async () => {
  const answer: Answer = (_, call) => {
    if (call === 1) return { InstanceStatuses: [], NextToken: '0' };
    return undefined;
  };
  expect(await start(createWorld(manyOf(10, { missing: 1 }), { [ec2]: answer }))).toMatchObject({
    output: { total: 10 },
  });
});

function ids(...numbers: readonly number[]) {
  return numbers.map((number) => ({ InstanceId: idOf(number) }));
}

test.each([
  ['on the next page', [ids(0, 1, 2), ids(2, 3)]],
  ['on a page far behind', [ids(0, 1), ids(2), ids(3), ids(0, 1)]],
  ['twice on one page', [ids(0, 1, 1, 2), ids(3)]],
  ['alone on a page', [ids(0, 1, 2, 3), ids(3)]],
  ['on every page', [ids(0, 1), ids(0, 2), ids(0, 3), ids(0)]],
])('an instance that comes again %s counts once', async (_, pages) => {
  const world = createWorld(manyOf(4, { missing: 1 }), {
    [ec2]: (_args, call) => ({
      InstanceStatuses: pages[call - 1],
      ...(call < pages.length ? { NextToken: String(call) } : {}),
    }),
  });
  expect(await start(world, {}, { Sinks: 'ticket' })).toMatchObject({
    output: { total: 4, counts: { missingOrFailed: 4 } },
  });
  const [told] = ticketsOf(world.posts);
  expect(told?.findings.map(({ instanceId }) => instanceId)).toEqual([0, 1, 2, 3].map(idOf));
});

test('an instance that comes again 240 pages later counts once, further behind twice', async () => {
  const again = (distance: number) => {
    const order = [...Array.from({ length: distance }, (_, i) => i), 0];
    const world = createWorld([], {
      [ec2]: (_, call) => ({
        InstanceStatuses: ids(order[call - 1] ?? 0),
        ...(call < order.length ? { NextToken: String(call) } : {}),
      }),
      [ssm]: () => ({ InstancePatchStates: [] }),
    });
    return start(world, {}, { Sinks: 'ticket' });
  };
  expect(await again(240)).toMatchObject({ output: { total: 240 } });
  expect(await again(241)).toMatchObject({ output: { total: 242 } });
});

test('an id that begins as another does is another instance', async () => {
  const short = { id: 'i-1234567', patches: {} };
  const fleet = [short, { ...short, id: 'i-12345678' }, { ...short, id: 'i-234567' }, short];
  expect(await start(createWorld(fleet, {}, 2))).toMatchObject({ output: { total: 3 } });
});

test('retries count as calls, so that they cannot fill the history', async () => {
  const answer: Answer = (_, call) => {
    if (call % 5 > 0) throw new TaskFailed('Ec2.Ec2Exception', 'RequestLimitExceeded');
    return { InstanceStatuses: [], NextToken: String(call) };
  };
  const world = createWorld([], { [ec2]: answer });
  const execution = await start(world);
  expect(execution).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
  expect(execution.historyEvents).toBeLessThan(25_000);
});

test('K3: patch states that come in several answers are joined', async () => {
  const world = createWorld(manyOf(3, {}), {
    [ssm]: (_, call) => (call === 1 ? { InstancePatchStates: [], NextToken: 'more' } : undefined),
  });
  expect(await start(world)).toMatchObject({ output: { counts: { compliant: 3 } } });
});
