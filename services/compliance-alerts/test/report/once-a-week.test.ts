import { expect, test } from 'vitest';
import { mixed } from '../fleet.ts';
import { ec2, http, put } from '../wire.ts';
import { always, createWorld, sinkDown, start } from '../world.ts';

const sent = { '2026-W48#teams': 'sent', '2026-W48#slack': 'sent', '2026-W48#ticket': 'sent' };

test('L10, K5, C120: a second start in the same week sends nothing', async () => {
  const world = createWorld(mixed);
  await start(world);
  expect(world.deliveries.status()).toEqual(sent);
  const second = await start(world, {}, {}, 'run-2');
  expect(second).toMatchObject({ status: 'SUCCEEDED' });
  expect(JSON.stringify(second)).toContain('already sent');
  expect(world.posts).toHaveLength(3);
});

test('C120: two starts at the same time send once', async () => {
  const world = createWorld(mixed);
  const both = await Promise.all([start(world, {}, {}, 'run-1'), start(world, {}, {}, 'run-2')]);
  expect(both.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  expect(world.posts).toHaveLength(3);
});

test('asked for again, it sends again, with a ticket key of its own', async () => {
  const world = createWorld(mixed);
  await start(world);
  await start(world, { again: true }, {}, 'run-2');
  expect(world.posts).toHaveLength(6);
  const keys = world.posts.flatMap(({ Headers }) => Headers['Idempotency-Key'] ?? []);
  expect(new Set(keys).size).toBe(2);
});

test('the next week sends again', async () => {
  const world = createWorld(mixed);
  await start(world);
  await world.clock.sleep(7 * 86_400_000);
  await start(world, {}, {}, 'run-2');
  expect(world.posts).toHaveLength(6);
});

test('a quiet week is not used up: a later finding is still told', async () => {
  const world = createWorld([{ id: 'i-1234567', patches: {} }]);
  await start(world);
  expect(world.deliveries.status()).toEqual({});
});

test('a sink that failed, and only that, gets the report of the next start', async () => {
  const world = createWorld(mixed, {
    [http]: (args, call) =>
      call <= 8 ? sinkDown('slack', 'States.Http.StatusCode.500')(args, call) : undefined,
  });
  await start(world);
  expect(world.posts.map(({ sink }) => sink).sort()).toEqual(['teams', 'ticket']);
  await start(world, {}, {}, 'run-2');
  expect(world.posts.map(({ sink }) => sink).sort()).toEqual(['slack', 'teams', 'ticket']);
});

test('a run that died between claim and post loses its claim after two hours', async () => {
  const world = createWorld(mixed);
  const died = await start(
    {
      ...world,
      resources: { ...world.resources, [http]: () => Promise.reject(new Error('the lights went out')) },
    },
    {},
    { Sinks: 'teams' },
  ).catch(() => 'died');
  expect(died).toBe('died');
  expect(world.deliveries.status()).toEqual({ '2026-W48#teams': 'claimed' });
  await start(world, {}, { Sinks: 'teams' }, 'run-2');
  expect(world.posts).toHaveLength(0);
  await world.clock.sleep(7_201_000);
  await start(world, {}, { Sinks: 'teams' }, 'run-3');
  expect(world.posts).toHaveLength(1);
});

test('a claim written but not confirmed is recognised as the run’s own', async () => {
  const world = createWorld(mixed);
  const table = world.deliveries.resources[put];
  const lost = createWorld(mixed, {
    [put]: async (args, call) => {
      await table?.(args);
      return call === 1 ? always('DynamoDB.SdkClientException')(args, call) : {};
    },
  });
  await start(lost, {}, { Sinks: 'teams' });
  expect(lost.posts).toHaveLength(1);
});

test('C120: an incomplete report leaves the week open for the whole one', async () => {
  const world = createWorld(mixed, {
    [ec2]: (args, call) => (call <= 5 ? always('Ec2.Ec2Exception')(args, call) : undefined),
  });
  expect((await start(world)).status).toBe('FAILED');
  expect((await start(world, {}, {}, 'run-2')).status).toBe('SUCCEEDED');
  expect(world.posts).toHaveLength(6);
});

test('L16: the watch fails once no report has succeeded in 8 days', async () => {
  const world = createWorld([]);
  const watch = () => start(world, { watch: true }, {}, 'watch');
  expect(await watch()).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.NoRecentSuccess' });
  await start(world);
  expect(await watch()).toMatchObject({ status: 'SUCCEEDED' });
  await world.clock.sleep(8 * 86_400_000);
  expect(await watch()).toMatchObject({ status: 'SUCCEEDED' });
  await world.clock.sleep(1_000);
  expect(await watch()).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.NoRecentSuccess' });
});
