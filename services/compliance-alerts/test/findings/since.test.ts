import { expect, inject, test } from 'vitest';
import { type Instance, idOf, listOf, manyOf, type Patches } from '../fleet.ts';
import { ec2, query } from '../wire.ts';
import { always, createWorld, monday, start } from '../world.ts';
import { toldOf } from './told.ts';

const id = idOf(1);
const day = 86_400_000;

test.each<[string, number | undefined, Patches | undefined, string]>([
  ['not on the last list', undefined, { missing: 1 }, 'new'],
  ['since yesterday', 1, { missing: 1 }, 'open less than a week'],
  ['since a week', 7, { missing: 1 }, 'open 1 week'],
  ['since nearly two weeks', 13, { missing: 1, critical: 1 }, 'open 1 week'],
  ['critical, 14 days', 14, { missing: 1, critical: 1 }, 'open 2 weeks'],
  ['critical, 15 days', 15, { missing: 1, critical: 1 }, 'open 2 weeks, overdue'],
  ['security, 30 days', 30, { missing: 1, security: 1 }, 'open 4 weeks'],
  ['security, 31 days', 31, { missing: 1, security: 1 }, 'open 4 weeks, overdue'],
  ['other, 60 days', 60, { missing: 1 }, 'open 8 weeks'],
  ['other, 61 days', 61, { missing: 1 }, 'open 8 weeks, overdue'],
  ['unknown, 31 days', 31, undefined, 'open 4 weeks, overdue'],
  ['two years', 730, { missing: 1 }, 'open 104 weeks, overdue'],
])('%s: %s', async (_, days, patches, age) => {
  const fleet = [{ id, ...(patches ? { patches } : {}) }];
  const { findings, lines } = await toldOf(fleet, ({ deliveries }) =>
    deliveries.remember('2026-W47', listOf(days === undefined ? { [idOf(99)]: 7 } : { [id]: days }, monday)),
  );
  expect(findings[0]?.age).toBe(age);
  expect(lines.find((line) => line.startsWith('• '))).toContain(` – ${age}`);
});

test('other limits may be set', async () => {
  const remembered = (days: number) =>
    toldOf(
      [{ id, patches: { missing: 1 } }],
      ({ deliveries }) => deliveries.remember('2026-W47', listOf({ [id]: days }, monday)),
      { OverdueDays: '1,2,3' },
    );
  expect((await remembered(3)).findings[0]?.age).not.toContain('overdue');
  expect((await remembered(4)).findings[0]?.age).toContain('overdue');
});

const fleet: readonly Instance[] = [
  { id: idOf(1), patches: {} },
  { id: idOf(2), patches: { missing: 1 } },
  { id: idOf(3), patches: { missing: 1 } },
  { id: idOf(4), exception: '2026-12-31', patches: { missing: 1 } },
];
const kept = { [idOf(1)]: 8, [idOf(2)]: 70, [idOf(4)]: 9, [idOf(5)]: 9, [idOf(6)]: 9 };

test('what is well now is fixed, what is gone is no longer running, what is excepted is neither', async () => {
  const { lines, world } = await toldOf(fleet, ({ deliveries }) =>
    deliveries.remember('2026-W47', listOf(kept, monday)),
  );
  expect(lines).toContain('Since last week: 1 new, 1 still open (1 overdue), 1 fixed, 2 no longer running');
  expect(lines).toContain(`Fixed: ${idOf(1)}`);
  expect(world.deliveries.listOf('2026-W48')).toBe(
    listOf({ [idOf(2)]: 70, [idOf(3)]: 0, [idOf(4)]: 9 }, monday),
  );
});

test('the first list calls nothing new', async () => {
  const { lines, findings } = await toldOf(fleet);
  expect(lines).toContain('Since last week: nothing to compare with, this is the first list');
  expect(findings.map(({ age }) => age)).toEqual(['', '']);
});

test('the newest list of an earlier week is compared with, not the one of this week', async () => {
  const { findings } = await toldOf([{ id, patches: { missing: 1 } }], ({ deliveries }) => {
    deliveries.remember('2026-W40', listOf({ [id]: 56 }, monday));
    deliveries.remember('2026-W45', listOf({ [id]: 21 }, monday));
    deliveries.remember('2026-W48', listOf({ [id]: 0 }, monday));
  });
  expect(findings[0]?.age).toBe('open 3 weeks');
});

test('over a turn of the year weeks stay in order', async () => {
  const world = createWorld([{ id, patches: { missing: 1 } }]);
  for (const week of ['2026-12-28', '2027-01-04', '2027-01-11']) {
    await world.clock.sleep(Date.parse(`${week}T08:00:00Z`) - world.clock.now());
    await start(world, {}, {}, `run-${week}`);
  }
  expect(world.deliveries.listOf('2027-W02')).toBe(listOf({ [id]: 14 }, Date.parse('2027-01-11T08:00:00Z')));
});

test('an age goes on over weeks, and begins anew after it was fixed', async () => {
  let open = true;
  const world = createWorld([{ id, patches: { missing: 1 } }], {
    'arn:aws:states:::aws-sdk:ssm:describeInstancePatchStates': () =>
      open
        ? undefined
        : {
            InstancePatchStates: [
              {
                InstanceId: id,
                MissingCount: 0,
                OperationEndTime: new Date(world.clock.now()).toISOString(),
              },
            ],
          },
  });
  const next = async (name: string) => {
    await start(world, {}, { StaleDays: '365' }, name);
    await world.clock.sleep(7 * day);
  };
  await next('run-1');
  await next('run-2');
  open = false;
  await next('run-3');
  open = true;
  await next('run-4');
  expect(world.deliveries.listOf('2026-W49')).toBe(listOf({ [id]: 0 }, monday));
  expect(world.deliveries.listOf('2026-W50')).toBe(' ');
  expect(world.deliveries.listOf('2026-W51')).toBe(listOf({ [id]: 0 }, monday + 21 * day));
});

test.each([
  ['EC2 breaks off', { [ec2]: always('Ec2.Ec2Exception') }],
  ['the last list cannot be read', { [query]: always('DynamoDB.AmazonDynamoDBException', 'denied') }],
])('%s: this list is not kept, so that next week compares with a whole one', async (_, answers) => {
  const world = createWorld(manyOf(3, { missing: 1 }), answers);
  world.deliveries.remember('2026-W47', listOf(kept, monday));
  expect((await start(world)).status).toBe('FAILED');
  expect(world.deliveries.listOf('2026-W48')).toBeUndefined();
});

// So many take a while: where ten times as much is tried.
test.each(inject('times') < 10 ? [] : [9_600])(
  'a list of %i findings is kept for 9,000, and says of how many more it knows no age',
  async (count) => {
    const world = createWorld(manyOf(count, { missing: 1 }));
    const execution = await start(world, {}, { Sinks: 'slack' });
    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.largestPayload).toBeLessThan(262_144);
    expect(JSON.stringify(world.posts)).toMatch(
      /Of \d+ more findings it is not kept since when they are open/u,
    );
  },
);
