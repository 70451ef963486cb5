import { TaskFailed } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { idOf, manyOf } from './fleet.ts';
import { type Answer, always, createWorld, ec2, ssm, start } from './world.ts';

const fleet = manyOf(180, { missing: 1 });

/** Fails the calls of the given numbers. */
function failing(calls: readonly number[], error: string, cause: string): Answer {
  return (_, call) => {
    if (calls.includes(call)) throw new TaskFailed(error, cause);
    return undefined;
  };
}

test.each([
  ['C121 EC2 throttles on page 7', ec2, 'Ec2.Ec2Exception', 'RequestLimitExceeded: Request limit exceeded.'],
  ['C121 SSM throttles on page 7', ssm, 'Ssm.ThrottlingException', 'Rate exceeded'],
  ['SSM throttles under its general name', ssm, 'Ssm.SsmException', 'ThrottlingException: Rate exceeded'],
  ['L8 SSM fails inside', ssm, 'Ssm.InternalServerErrorException', 'internal'],
])('%s, and is asked again', async (_, arn, error, cause) => {
  const world = createWorld(fleet, { [arn]: failing([7, 8], error, cause) });
  expect(await start(world)).toMatchObject({ status: 'SUCCEEDED', output: { total: 180 } });
  expect(world.calls(arn)).toBe(10);
});

test.each([
  ['EC2', ec2, 'Ec2.Ec2Exception', 'UnauthorizedOperation: not allowed', 0],
  ['SSM', ssm, 'Ssm.SsmException', 'AccessDeniedException: not allowed', 0],
  ['SSM, on page 3', ssm, 'Ssm.SsmException', 'AccessDeniedException: not allowed', 50],
])(
  'K4, C121: %s denies access: a report marked as incomplete, and the run fails',
  async (name, arn, error, cause, total) => {
    const denied: Answer = (_, call) => {
      if (call > total / 25) throw new TaskFailed(error, cause);
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
  const page = { Reservations: [{ Instances: [{ InstanceId: idOf(1) }] }], NextToken: 'again' };
  const world = createWorld(fleet, { [ec2]: () => page });
  expect(await start(world)).toMatchObject({
    status: 'FAILED',
    error: 'ComplianceAlerts.Incomplete',
    cause: expect.stringContaining('repeats its pages without an end'),
  });
  expect(world.calls(ec2)).toBe(2);
});

test('K3: two tokens that take turns for ever stop it too, inside the history limit', async () => {
  const answer: Answer = (_, call) => ({ Reservations: [], NextToken: `token-${call % 2}` });
  const world = createWorld([], { [ec2]: answer });
  const execution = await start(world);
  expect(execution).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
  expect(execution.historyEvents).toBeLessThan(25_000);
  expect(world.calls(ec2)).toBe(2_500);
});

test('K3: SSM repeats its NextToken for ever', async () => {
  const world = createWorld(fleet, { [ssm]: () => ({ InstancePatchStates: [], NextToken: 'again' }) });
  expect(await start(world)).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.Incomplete' });
  expect(world.calls(ssm)).toBe(2);
});

test('K3: an empty page with a token is no end', async () => {
  const answer: Answer = (_, call) => {
    if (call === 1) return { Reservations: [], NextToken: '0' };
    return undefined;
  };
  expect(await start(createWorld(manyOf(10, { missing: 1 }), { [ec2]: answer }))).toMatchObject({
    output: { total: 10 },
  });
});

test('K3: patch states that come in several answers are joined', async () => {
  const world = createWorld(manyOf(3, {}), {
    [ssm]: (_, call) => (call === 1 ? { InstancePatchStates: [], NextToken: 'more' } : undefined),
  });
  expect(await start(world)).toMatchObject({ output: { counts: { compliant: 3 } } });
});
