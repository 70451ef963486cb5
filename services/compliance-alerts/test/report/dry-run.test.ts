import { TaskFailed } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Instance, manyOf, mixed } from '../fleet.ts';
import { ec2, http, put, remove, sns } from '../wire.ts';
import { always, createWorld, start } from '../world.ts';

const shown = z.object({
  deliveries: z.array(
    z.object({ sink: z.string(), outcome: z.string(), messages: z.number(), first: z.unknown() }),
  ),
});

test.each<[string, readonly Instance[], readonly number[]]>([
  ['a few findings', mixed, [1, 1, 1]],
  ['several messages', manyOf(100, { missing: 1 }), [4, 4, 1]],
  ['nothing found', manyOf(3, {}), [1, 1, 1]],
  ['no machine', [], [1, 1, 1]],
])('a dry run of %s says what would be sent, and does nothing', async (_, fleet, messages) => {
  const refused = () => {
    throw new TaskFailed('States.Runtime', 'a dry run does nothing');
  };
  const world = createWorld(fleet, { [http]: refused, [put]: refused, [remove]: refused, [sns]: refused });
  const execution = await start(world, { dryRun: true });
  expect(execution.status).toBe('SUCCEEDED');
  expect([http, put, remove, sns].map(world.calls)).toEqual([0, 0, 0, 0]);
  const { deliveries } = shown.parse(Object(execution).output);
  expect(deliveries.map((one) => [one.sink, one.outcome, one.messages])).toEqual(
    ['teams', 'slack', 'ticket'].map((sink, i) => [sink, 'shown', messages[i]]),
  );
});

test('what is shown is what a real run sends first', async () => {
  const dry = await start(createWorld(mixed), { dryRun: true });
  const world = createWorld(mixed);
  await start(world);
  const { deliveries } = shown.parse(Object(dry).output);
  for (const { sink, first } of deliveries) {
    expect(first).toEqual(world.posts.find((post) => post.sink === sink)?.RequestBody);
  }
});

test('a dry run with a fleet that cannot be read shows that', async () => {
  const world = createWorld(mixed, { [ec2]: always('Ec2.Ec2Exception') });
  const execution = await start(world, { dryRun: true });
  expect(JSON.stringify(execution)).toContain('Incomplete: no instance could be read');
  expect(world.notices).toEqual([]);
});

test('the largest dry run fits a payload', async () => {
  const fleet = manyOf(300, { missing: 1 }, '𝔘'.repeat(60));
  const execution = await start(createWorld(fleet), { dryRun: true });
  expect(execution.status).toBe('SUCCEEDED');
  expect(execution.largestPayload).toBeLessThan(262_144);
});
