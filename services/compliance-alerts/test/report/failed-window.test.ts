import { expect, test } from 'vitest';
import { mixed } from '../fleet.ts';
import { cardsOf, linesOf, slackOf, ticketsOf } from '../messages.ts';
import { ec2, http } from '../wire.ts';
import { always, createWorld, sinkDown, start } from '../world.ts';

const failedWindow = {
  'window-id': 'mw-0c50858d01ea3b4c5',
  'window-execution-id': '14bea65d-5ccc-462d-a2f3-e99c8a55d1d3',
  'start-time': '2026-11-23T01:00:00.000Z',
  'end-time': '2026-11-23T02:10:00.000Z',
  status: 'FAILED',
};

test('a failed window is told to every sink, and nothing of the fleet is read', async () => {
  const world = createWorld(mixed);
  expect((await start(world, { failedWindow })).status).toBe('SUCCEEDED');
  expect(world.calls(ec2)).toBe(0);
  const title = `Maintenance window ${failedWindow['window-id']} failed`;
  const [message] = slackOf(world.posts);
  expect(message && linesOf(message)).toEqual([
    title,
    'Its execution 14bea65d-5ccc-462d-a2f3-e99c8a55d1d3 is FAILED, ended at 2026-11-23T02:10:00.000Z',
    'Account 123456789012, eu-west-1',
    expect.stringContaining(`/systems-manager/maintenance-windows/${failedWindow['window-id']}/history`),
    'This run',
  ]);
  expect(cardsOf(world.posts)[0]?.body[0]?.text).toBe(title);
  expect(ticketsOf(world.posts)).toMatchObject([{ title, findings: [], total: 0 }]);
});

test('it is told once, however often the event comes, and another is told too', async () => {
  const world = createWorld([]);
  await start(world, { failedWindow }, {}, 'run-1');
  await start(world, { failedWindow }, {}, 'run-2');
  expect(world.posts).toHaveLength(3);
  const other = { ...failedWindow, 'window-execution-id': '24bea65d-5ccc-462d-a2f3-e99c8a55d1d3' };
  await start(world, { failedWindow: other }, {}, 'run-3');
  expect(world.posts).toHaveLength(6);
});

test('the report of the week is told all the same, and the watch does not take a failed window for one', async () => {
  const world = createWorld(mixed);
  await start(world, { failedWindow }, {}, 'run-1');
  expect((await start(world, { watch: true }, {}, 'watch-1')).status).toBe('FAILED');
  await start(world, {}, {}, 'run-2');
  expect(world.posts).toHaveLength(6);
});

test.each<[string, object]>([
  ['nothing', {}],
  ['a window that is none', { ...failedWindow, 'window-id': '<!channel>' }],
  ['an execution that is none', { ...failedWindow, 'window-execution-id': 7 }],
  ['no end', { ...failedWindow, 'end-time': undefined }],
  ['a status that is none', { ...failedWindow, status: '*FAILED* <!here>' }],
])('an event that says %s is told, and none of its own words', async (_, event) => {
  const world = createWorld([]);
  const given = JSON.parse(JSON.stringify(event));
  expect((await start(world, { failedWindow: given })).status).toBe('SUCCEEDED');
  const text = JSON.stringify(world.posts.map(({ RequestBody }) => RequestBody));
  expect(text).toContain('unknown');
  expect(text).not.toMatch(/<!|\*FAILED/u);
});

test.each([
  ['one sink is down', sinkDown('slack', 'States.Http.StatusCode.403'), 'SUCCEEDED'],
  ['all sinks are down', always('States.Http.StatusCode.403'), 'FAILED'],
])('%s: a notice says so', async (_, answer, status) => {
  const world = createWorld([], { [http]: answer });
  expect((await start(world, { failedWindow })).status).toBe(status);
  expect(world.notices[0]?.Message).toContain('slack: failed');
});
