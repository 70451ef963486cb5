import { describe, expect, test } from 'vitest';
import { now, patchingOf, windowOf } from './patching-world.ts';

function ran(started: string, group = 'Linux') {
  return `{ started: ${started} ago, ran: 30m, groups: { ${group}: SUCCESS } }`;
}

/** 200 windows with a group each, all of which ran last night. */
const many = Array.from({ length: 200 }, (_, index) =>
  windowOf(`w${index}`, [ran('5h', `Servers${index}`)], [`Servers${index}`]),
).join('');

const slow = { service: 'ssm', latencyMs: 50, ratePerSecond: 10 } as const;

describe('200 windows, 50 ms a call, 10 calls a second', () => {
  test.each(['latest', 'servers 0', 'servers 40', 'servers 199', 'purple'])(
    '%s is answered within 8 seconds, with at most 8 calls under way, and none after that',
    async (question) => {
      const { aws, clock, calls, says } = await patchingOf(many);
      aws.faults.add(slow);
      const said = await says(question);
      expect(clock.now() - now).toBeLessThan(8_000);
      expect(said).toMatch(/I could read only \d+ of 200 patch windows in time/);
      expect(calls.most).toBe(8);
      const { begun } = calls;
      await clock.sleep(120_000);
      expect(calls).toMatchObject({ begun, underWay: 0 });
    },
  );

  test('the rate is used up: as many windows are read as may be', async () => {
    const { aws, says } = await patchingOf(many);
    aws.faults.add(slow);
    // Ten calls at once, and ten each second; two are for the list.
    expect(Number(/only (\d+) of/.exec(await says('latest'))?.[1])).toBeGreaterThan(60);
  });

  test('a group that was found is answered, though most windows were not read', async () => {
    const { aws, says } = await patchingOf(many);
    aws.faults.add(slow);
    expect(await says('servers 40')).toMatch(
      /^As far as I could read, the latest run status for the maintenance window target group Servers40 is: succeeded\. It started at 03:00 UTC today and ended at 03:30 UTC\. I could read only \d+ of 200 patch windows in time, so there may be a newer run\.$/,
    );
  });
});

describe('the calls that an answer takes', () => {
  test('latest: a list of two pages, and one call a window', async () => {
    const { calls, says } = await patchingOf(many);
    await says('latest');
    expect(calls).toEqual({ begun: 2 + 200, underWay: 0, most: 8 });
  });

  test('a group: its newest execution is enough', async () => {
    const { operations, says } = await patchingOf(windowOf('a', [ran('2h'), ran('26h'), ran('50h')]));
    await says('linux');
    expect(operations).toEqual([
      'DescribeMaintenanceWindows',
      'DescribeMaintenanceWindowTargets',
      'DescribeMaintenanceWindowExecutions',
      'DescribeMaintenanceWindowExecutionTasks',
      'DescribeMaintenanceWindowExecutionTaskInvocations',
    ]);
  });

  test('a group in several windows: no execution that cannot be the latest, once one is known', async () => {
    const older = Array.from({ length: 30 }, (_, index) => windowOf(`b${index}`, [ran('30h'), ran('54h')]));
    const { operations, says } = await patchingOf(windowOf('a', [ran('2h')]) + older.join(''));
    expect(await says('linux')).toMatch(/^The latest run status .* It started at 06:00 UTC today/);
    const tasks = operations.filter((operation) => operation === 'DescribeMaintenanceWindowExecutionTasks');
    expect(tasks.length).toBeLessThanOrEqual(2 * 8);
  });
});

describe('a group that took no part for 29 days', () => {
  const others = Array.from({ length: 29 }, (_, index) => ran(`${2 + 24 * index}h`, 'Windows'));
  const windows = windowOf('a', [...others, ran('700h')], ['Linux', 'Windows']);
  const when = 'It started at 04:00 UTC on 22 October and ended at 04:30 UTC.';

  test('is looked for one execution after another, then several at once: in time at 110 ms a call', async () => {
    const { aws, clock, says } = await patchingOf(windows);
    aws.faults.add({ service: 'ssm', latencyMs: 110 });
    expect(await says('linux')).toMatch(new RegExp(`^The latest run status .* is: succeeded\\. ${when}$`));
    expect(clock.now() - now).toBeLessThan(3_000);
  });

  test('is said to be there when the time is over', async () => {
    const { aws, clock, says } = await patchingOf(windows);
    aws.faults.add({ service: 'ssm', latencyMs: 500 });
    expect(await says('linux')).toBe(
      'The target group Linux is there, but I could not read its runs in time. I could not read the only patch window to its end in time. Please try again in a minute.',
    );
    expect(clock.now() - now).toBeLessThan(8_000);
  });

  test.each([1, 2, 3, 4])('took part %i runs ago: no older one is read', async (ago) => {
    const newer = Array.from({ length: ago - 1 }, (_, index) => ran(`${2 + 24 * index}h`, 'Windows'));
    const all = [...newer, ran('200h'), ran('224h'), ran('248h')];
    const { operations, says } = await patchingOf(windowOf('a', all, ['Linux', 'Windows']));
    expect(await says('linux')).toMatch(/is: succeeded/);
    const tasks = operations.filter((operation) => operation === 'DescribeMaintenanceWindowExecutionTasks');
    expect(tasks).toHaveLength(ago);
  });
});

test('a window that hangs does not keep the others from being read', async () => {
  const { aws, scenario, clock, says } = await patchingOf(many);
  const hanging = scenario.windows[0]?.id;
  aws.faults.add({ service: 'ssm', meets: (input) => Object(input).WindowId === hanging, latencyMs: 60_000 });
  expect(await says('latest')).toMatch(
    /^You have a total of 199 .* I could read only 199 of 200 patch windows in time/,
  );
  expect(clock.now() - now).toBeLessThan(8_000);
});
