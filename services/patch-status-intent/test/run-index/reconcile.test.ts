import { windowEvents } from '@opsline/local-aws';
import { describe, expect, test } from 'vitest';
import { companyOf, now, prefix } from './company.ts';
import { questionsOf, told, worldOf } from './world.ts';

const hours = 60 * 60_000;

/** A run of a day or more ago that took an hour, in which these targets succeeded, or nobody who is named. */
function run(ago: number, ...labels: readonly string[]) {
  const result = { status: 'SUCCESS', started: `${ago}h ago`, ran: '1h' };
  const groups = Object.fromEntries(labels.map((label) => [label, result]));
  const tasks = [{ groups, ...(labels.length === 0 && { withoutTarget: [result] }) }];
  return { started: `${ago}h ago`, ran: '1h', tasks };
}

function windowOf(labels: readonly string[], ...executions: readonly unknown[]) {
  const targets = labels.map((label, index) => ({ name: `Own${index}`, label }));
  return companyOf([{ name: `${prefix}w0`, targets, executions }]);
}

/** By the index and by reading, each answer the same. */
async function expectRead(world: ReturnType<typeof worldOf>, scenario: ReturnType<typeof windowOf>) {
  for (const question of questionsOf(scenario)) {
    expect(await told(world.byIndex, question, now), question).toEqual(
      await told(world.byReading, question, now),
    );
  }
}

describe('a run whose end no event told, and that newer runs have outdone, goes on no more once its window is read', () => {
  const [long, later] = [40, 30];
  test.each([
    ['of the same target', windowOf(['own'], run(long, 'own'), run(later, 'own'))],
    ['of whatever target', windowOf(['own'], run(long, 'own'), run(later))],
    ['of which one is of today', windowOf(['own'], run(long, 'own'), run(later, 'own'), run(2, 'own'))],
    ['where it named no target itself', windowOf(['own'], run(long), run(later, 'own'))],
  ])('%s', async (_, scenario) => {
    const world = worldOf(scenario);
    await world.reconcile(now - long * hours + hours / 2);
    await world.reconcile(now);
    expect((await world.byIndex.latest()).jobs.map(({ status }) => status)).not.toContain('IN_PROGRESS');
    await expectRead(world, scenario);
  });

  test('where only an event had told that it began', async () => {
    const scenario = windowOf(['own'], run(long, 'own'), run(later, 'own'));
    const world = worldOf(scenario);
    await world.reconcile(now - (long + 1) * hours);
    const began = windowEvents(scenario).find(({ detail }) => detail.status === 'IN_PROGRESS');
    await world.deliver(now - long * hours + 1_000, began);
    await world.reconcile(now);
    await expectRead(world, scenario);
  });
});

test.each([
  ['of the group', run(100, 'own')],
  ['that named no target', run(100)],
])(
  'a run that has begun, and names no target yet, outdoes nothing: an old run %s may stay its last',
  async (_, old) => {
    const result = { status: 'SUCCESS', started: '90m ago', ran: '30m' };
    const begun = { started: '2h ago', ran: '1h', tasks: [{ groups: { shared: result } }] };
    const targets = [
      { name: 'Own0', label: 'own' },
      { name: 'Shared', label: 'shared' },
    ];
    const scenario = companyOf([{ name: `${prefix}w0`, targets, executions: [old, begun] }]);
    const world = worldOf(scenario);
    await world.reconcile(now - 110 * 60_000);
    await world.reconcile(now);
    await expectRead(world, scenario);
  },
);

test.each([
  ['that named no target', run(200)],
  ['of a target that is registered no more', run(200, 'before')],
])('a target that is new is looked back for: an old run %s may be its last', async (_, old) => {
  const runs = [old, run(100, 'own')];
  const targets = [{ name: 'Before', label: 'before', registered: false }];
  const windows = (...more: readonly unknown[]) =>
    companyOf([{ name: `${prefix}w0`, targets: [...targets, ...more], executions: runs }]);
  const own = { name: 'Own0', label: 'own' };
  const after = windows(own, { name: 'New', label: 'new' });
  let there = windows(own);
  const world = worldOf({
    ...there,
    get windows() {
      return there.windows;
    },
  });
  await world.reconcile(now - hours);
  there = after;
  await world.reconcile(now);
  expect(await told(world.byIndex, 'New', now)).toEqual(await told(world.byReading, 'New', now));
});
