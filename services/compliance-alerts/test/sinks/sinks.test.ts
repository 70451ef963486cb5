import type { Json } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { mixed } from '../fleet.ts';
import { http, sns } from '../wire.ts';
import { type Answer, always, createWorld, monday, type Post, sinkDown, sinkSays, start } from '../world.ts';

const sinks: readonly Post['sink'][] = ['teams', 'slack', 'ticket'];

test.each(sinks)('%s is down: the others are told, the notice names it, the run succeeds', async (down) => {
  const world = createWorld(mixed, { [http]: sinkDown(down, 'States.Http.StatusCode.403') });
  const execution = await start(world);
  expect(execution.status).toBe('SUCCEEDED');
  expect(world.posts.map(({ sink }) => sink).sort()).toEqual(sinks.filter((sink) => sink !== down).sort());
  expect(world.notices).toHaveLength(1);
  expect(world.notices[0]?.Message).toContain(`${down}: failed (States.Http.StatusCode.403 no)`);
  expect(world.deliveries.status()[`2026-W48#${down}`]).toBeUndefined();
});

test.each(sinks)('%s alone is enough', async (only) => {
  const world = createWorld(mixed);
  expect((await start(world, {}, { Sinks: only })).status).toBe('SUCCEEDED');
  expect(world.posts.map(({ sink }) => sink)).toEqual([only]);
});

test('C123: all sinks are down: the run fails, and the notice holds the report', async () => {
  const world = createWorld(mixed, { [http]: always('States.Http.StatusCode.500') });
  expect(await start(world)).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.NothingSent' });
  expect(world.notices[0]?.Message).toContain('5 of 7 instances need attention');
  expect(world.notices[0]?.Message).toContain('db-1 – other: 3 missing, 1 failed, 2 pending reboot');
});

test('all sinks and the notice topic are down: the run still ends as failed', async () => {
  const world = createWorld(mixed, {
    [http]: always('States.Http.Socket'),
    [sns]: always('SNS.SdkClientException'),
  });
  expect(await start(world)).toMatchObject({ status: 'FAILED', error: 'ComplianceAlerts.NothingSent' });
});

test('no sink is configured: the run fails, and the notice says why', async () => {
  const world = createWorld(mixed);
  expect(await start(world, {}, { Sinks: '' })).toMatchObject({
    status: 'FAILED',
    error: 'ComplianceAlerts.NothingSent',
  });
  expect(world.notices[0]?.Message).toContain('No sink is configured.');
});

test.each<[string, Post['sink'], Answer]>([
  [
    'C119 Slack answers 200 with ok:false',
    'slack',
    sinkSays('slack', { ok: false, error: 'channel_not_found' }),
  ],
  ['Slack answers 200 with a page', 'slack', sinkSays('slack', '<html>')],
  [
    'C119 Teams answers 200 with an error text',
    'teams',
    sinkSays('teams', 'Webhook message delivery failed with error: 413'),
  ],
  ['Teams answers 200 with an error object', 'teams', sinkSays('teams', { error: { code: 'x' } })],
])('%s: a failed sink', async (_, sink, answer) => {
  const world = createWorld(mixed, { [http]: answer });
  expect((await start(world)).status).toBe('SUCCEEDED');
  expect(world.notices[0]?.Message).toContain(`${sink}: failed (ComplianceAlerts.Refused`);
});

test.each([
  ['States.Http.StatusCode.400', 1],
  ['States.Http.StatusCode.401', 1],
  ['States.Http.StatusCode.403', 1],
  ['States.Http.StatusCode.404', 1],
  ['States.Http.StatusCode.410', 1],
  ['States.Http.StatusCode.429', 6],
  ['States.Http.StatusCode.500', 6],
  ['States.Http.StatusCode.503', 6],
  ['States.Http.Socket', 6],
])('L8: %s is tried %i times', async (error, tries) => {
  const world = createWorld(mixed, { [http]: always(error) });
  await start(world, {}, { Sinks: 'teams' });
  expect(world.calls(http)).toBe(tries);
});

test('C119: a ticket system that times out after creating gets the same key again', async () => {
  const keys: unknown[] = [];
  const world = createWorld(mixed, {
    [http]: (args, call) => {
      keys.push(JSON.parse(JSON.stringify(args)).Headers['Idempotency-Key']);
      return call === 1 ? always('States.Http.Socket')(args, call) : undefined;
    },
  });
  await start(world, {}, { Sinks: 'ticket' });
  expect(keys[0]).toMatch(/^opsline-test-compliance-eu-west-1-123456789012-2026-W48-[0-9a-f]{32}$/u);
  expect(keys[1]).toBe(keys[0]);
});

test('a post that never answers is given up after 70 seconds and tried again', async () => {
  const world = createWorld(mixed, {
    [http]: (_, call) => (call === 1 ? new Promise(() => undefined) : undefined),
  });
  const before = world.clock.now();
  expect((await start(world, {}, { Sinks: 'slack' })).status).toBe('SUCCEEDED');
  expect(world.clock.now() - before).toBe(70_000 + 15_000 + 1_000);
});

/** Answers one sink so many times with a body, and then no more. */
const saysAtFirst =
  (sink: Post['sink'], body: Json, times: number): Answer =>
  (args, call) =>
    call <= times ? sinkSays(sink, body)(args, call) : undefined;

const limited =
  'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429';

test.each<[string, Post['sink'], Json]>([
  ['Slack is rate limited', 'slack', { ok: false, error: 'ratelimited' }],
  ['Slack has an error inside', 'slack', { ok: false, error: 'internal_error' }],
  ['Slack has a fatal error', 'slack', { ok: false, error: 'fatal_error' }],
  ['Slack is not available', 'slack', { ok: false, error: 'service_unavailable' }],
  ['Slack takes too long', 'slack', { ok: false, error: 'request_timeout' }],
  ['Teams is throttled behind the workflow', 'teams', limited],
  ['Teams is not available behind the workflow', 'teams', limited.replace('429', '503')],
])('%s, with a good status: it is sent again until it is taken', async (_, sink, body) => {
  const world = createWorld(mixed, { [http]: saysAtFirst(sink, body, 4) });
  expect((await start(world, {}, { Sinks: sink })).status).toBe('SUCCEEDED');
  expect(world.calls(http)).toBe(5);
  expect(world.posts).toHaveLength(1);
  expect(world.notices).toEqual([]);
});

test.each<[string, Json, number]>([
  ['an error that passes', { ok: false, error: 'ratelimited' }, 5],
  ['an error that stays', { ok: false, error: 'not_in_channel' }, 1],
])('%s all the time is told', async (_, body, tries) => {
  const world = createWorld(mixed, { [http]: sinkSays('slack', body) });
  await start(world, {}, { Sinks: 'slack' });
  expect(world.calls(http)).toBe(tries);
  expect(world.notices[0]?.Message).toContain('slack: failed (ComplianceAlerts.Refused Slack answered ');
});

test.each([5, 20, 60, 180, 400])(
  'a sink that is throttled for %i seconds gets its message',
  async (seconds) => {
    const world = createWorld(mixed, {
      [http]: (args, call) =>
        world.clock.now() < monday + seconds * 1_000
          ? always('States.Http.StatusCode.429')(args, call)
          : undefined,
    });
    expect((await start(world)).status).toBe('SUCCEEDED');
    expect(world.posts).toHaveLength(3);
    expect(world.notices).toEqual([]);
  },
);
