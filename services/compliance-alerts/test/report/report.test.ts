import { expect, test } from 'vitest';
import { idOf, manyOf, mixed } from '../fleet.ts';
import { sns } from '../wire.ts';
import { createWorld, monday, start } from '../world.ts';

test('the default mix: each bucket counted, the sum said, each sink told once', async () => {
  const world = createWorld(mixed);
  const execution = await start(world);
  expect(execution).toMatchObject({
    status: 'SUCCEEDED',
    output: {
      week: '2026-W48',
      total: 7,
      counts: { pendingReboot: 1, missingOrFailed: 1, rejected: 1, neverReported: 1, stale: 1, compliant: 2 },
    },
  });
  expect(world.posts.map(({ sink }) => sink).sort()).toEqual(['slack', 'teams', 'ticket']);
  for (const { RequestBody } of world.posts) {
    const text = JSON.stringify(RequestBody);
    expect(text).toContain('5 of 7 instances need attention, worst: unknown (2026-W48)');
    expect(text).toContain(
      '1 pending reboot + 1 missing or failed patches + 1 rejected patches installed + 1 never reported + 1 reported too long ago + 2 compliant = 7 instances',
    );
  }
});

test.each([
  ['C110 no instance', []],
  ['all compliant', manyOf(30, {})],
])('%s: quiet', async (_, fleet) => {
  const world = createWorld(fleet);
  const execution = await start(world);
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { total: fleet.length, deliveries: [] } });
  expect(world.posts).toEqual([]);
});

test.each([
  ['C110 no instance', [], 'All clear: 0 instances running, 0 compliant (2026-W48)'],
  ['all compliant', manyOf(30, {}), 'All clear: 30 instances running, 30 compliant (2026-W48)'],
])('%s: an all-clear where asked for', async (_, fleet, title) => {
  const world = createWorld(fleet);
  await start(world, {}, { AllClear: 'true' });
  expect(world.posts).toHaveLength(3);
  for (const { RequestBody } of world.posts) expect(JSON.stringify(RequestBody)).toContain(title);
});

test.each([null, [], {}, { accounts: ['12345', '12345'], region: 'mars-1' }])(
  'C109: what a start is given besides its own fields changes nothing: %j',
  async (input) => {
    expect(await start(createWorld(mixed), input)).toMatchObject({
      status: 'SUCCEEDED',
      output: { total: 7 },
    });
  },
);

test('C109: a scheduled time that is none fails the run', async () => {
  expect(await start(createWorld(mixed), { scheduledTime: 'Monday' })).toMatchObject({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
  });
});

test('C112: short ids, and an instance gone since it was listed, are told as they are', async () => {
  const world = createWorld([{ id: 'i-1234567', patches: { missing: 1 } }, { id: idOf(9) }]);
  await start(world, {}, { Sinks: 'ticket' });
  expect(world.posts[0]?.RequestBody).toMatchObject({
    findings: [
      { instanceId: idOf(9), finding: 'neverReported' },
      { instanceId: 'i-1234567', finding: 'missingOrFailed' },
    ],
  });
});

test('a good run publishes nothing on the notice topic', async () => {
  const world = createWorld(mixed);
  await start(world);
  expect(world.calls(sns)).toBe(0);
});

test.each([
  ['2026-12-27T23:59:59Z', '2026-W52'],
  ['2026-12-28T08:00:00Z', '2026-W53'],
  ['2027-01-03T23:59:59Z', '2026-W53'],
  ['2027-01-04T00:00:00Z', '2027-W01'],
  ['2026-03-29T07:00:00Z', '2026-W13'],
  ['2026-10-26T08:00:00Z', '2026-W44'],
  ['2024-12-30T08:00:00Z', '2025-W01'],
])('K7, C122: a start due at %s belongs to %s', async (scheduledTime, week) => {
  expect(await start(createWorld([]), { scheduledTime })).toMatchObject({ output: { week } });
});

test('east of UTC, Monday morning is moved into its own week', async () => {
  // 08:00 on Monday 2026-11-23 in Auckland, UTC+13.
  const scheduledTime = new Date(monday - 13 * 3_600_000).toISOString();
  expect(await start(createWorld([]), { scheduledTime })).toMatchObject({ output: { week: '2026-W47' } });
  expect(await start(createWorld([]), { scheduledTime }, { WeekShiftHours: '13' })).toMatchObject({
    output: { week: '2026-W48' },
  });
});
