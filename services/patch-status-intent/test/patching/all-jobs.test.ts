import { describe, expect, test } from 'vitest';
import { patchingOf, windowOf } from './patching-world.ts';

describe('a word that asks for all jobs', () => {
  const named = (name: string) =>
    windowOf('a', [`{ started: 2h ago, ran: 30m, groups: { ${name}: SUCCESS } }`], [name]);
  test.each([
    ['all', 'all', true],
    ['Today', 'today', true],
    ['latest', 'latest', true],
    ['last-night', 'last night', true],
    ['all', 'today', undefined],
    ['Overall', 'all', undefined],
  ])('where there is a group %s, "%s" means it: %s', async (group, said, isName) => {
    const { patching } = await patchingOf(named(group));
    expect((await patching.latest(said)).isName).toBe(isName);
  });

  test.each([
    [50, 1 + 50 + 50],
    [51, 1 + 51],
  ])('of %i windows it is looked up by %i calls in all', async (count, calls) => {
    const windows = Array.from({ length: count }, (_, index) => windowOf(`w${index}`, [])).join('');
    const { patching, operations } = await patchingOf(windows);
    await patching.latest('all');
    expect(operations).toHaveLength(calls);
  });

  test('no name is looked up while jobs could not be read', async () => {
    const { aws, patching, operations } = await patchingOf(named('all'));
    aws.faults.add({ service: 'ssm', operation: 'DescribeMaintenanceWindowExecutions', latencyMs: 60_000 });
    expect((await patching.latest('all')).isName).toBeUndefined();
    expect(operations).not.toContain('DescribeMaintenanceWindowTargets');
  });
});
