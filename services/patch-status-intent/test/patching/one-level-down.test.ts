import { describe, expect, test } from 'vitest';
import { now, patchingOf, windowOf } from './patching-world.ts';

function ran(started: string, groups: string) {
  return `{ started: ${started} ago, ran: 30m, groups: { ${groups} } }`;
}
function instance(name: string, patchGroup: string) {
  return `{ name: ${name}, patchGroup: ${patchGroup}, launched: 9d ago }`;
}
const silent =
  'I found no reason in Systems Manager: look at the output of the command in its console, under Run Command.';
const failed = 'Failed: a, today, 06:00 to 06:30.';
const invocations = 'DescribeMaintenanceWindowExecutionTaskInvocations';

describe('PS17 what failed', () => {
  const windows =
    windowOf('a', [ran('2h', 'Linux: FAILED, Windows: SUCCESS')], ['Linux', 'Windows']) +
    windowOf('b', [ran('3h', 'Linux: SUCCESS')]) +
    windowOf('c', [ran('26h', 'Linux: FAILED')]);
  const instances = [instance('web-1', 'Linux'), instance('web-2', 'Linux'), instance('dc-1', 'Windows')];

  test('is told from the calls of "latest", four more for the job and one for the command', async () => {
    const { says, operations } = await patchingOf(windows, {}, instances);
    expect(await says('what failed')).toBe(
      `${failed} Linux failed on 2 instances: web-1 and web-2. Windows succeeded. ${silent} All times are UTC.`,
    );
    expect(operations.toSorted()).toEqual([
      invocations,
      'DescribeMaintenanceWindowExecutionTasks',
      ...Array(3).fill('DescribeMaintenanceWindowExecutions'),
      'DescribeMaintenanceWindowTargets',
      'DescribeMaintenanceWindows',
      'ListCommandInvocations',
    ]);
  });

  test('of a group, its instances as well', async () => {
    const { says } = await patchingOf(windows, {}, instances);
    expect(await says('how did linux go')).toBe(
      `The latest run status for the maintenance window target group Linux is failed. It started at 06:00 UTC today and ended at 06:30 UTC. It failed on 2 instances: web-1 and web-2. ${silent}`,
    );
  });

  test('of a large fleet one page of instances is read', async () => {
    const fleet = Array.from({ length: 70 }, (_, index) => instance(`web-${index}`, 'Linux'));
    const { says, operations } = await patchingOf(windows, {}, fleet);
    expect(await says('what failed')).toContain(
      'Linux failed on at least 50 instances: web-0, web-1, web-2, web-3, web-4 and others.',
    );
    expect(operations.filter((one) => one === 'ListCommandInvocations')).toHaveLength(1);
  });

  test('four failed, three of which are read', async () => {
    const many = ['a', 'b', 'c', 'd'].map((name) => windowOf(name, [ran('2h', 'Linux: FAILED')])).join('');
    const { says, operations } = await patchingOf(many);
    expect(await says('what failed')).toMatch(/1 more failed\. Say "more" for the rest\.$/);
    expect(operations.filter((one) => one === invocations)).toHaveLength(3);
  });

  const error = (name: string, status: number) => ({ error: { name, status, message: 'no' } });
  test.each([
    [
      'its groups cannot be read',
      'DescribeMaintenanceWindowTargets',
      `${failed} I could not read its target groups.`,
    ],
    [
      'its tasks cannot be read',
      'DescribeMaintenanceWindowExecutionTasks',
      `${failed} I could not read its target groups.`,
    ],
    ['its instances cannot be read', 'ListCommandInvocations', `${failed} Linux failed. Windows succeeded.`],
    ['no window can be read', 'DescribeMaintenanceWindowExecutions', 'apology'],
  ] as const)('%s: the rest is told', async (_, operation, text) => {
    const { aws, says } = await patchingOf(windows, {}, instances);
    aws.faults.add({ service: 'ssm', operation, ...error('InternalServerError', 500) });
    expect((await says('what failed')).startsWith(text)).toBe(true);
  });

  test('is told in time, whatever hangs', async () => {
    const { aws, clock, says } = await patchingOf(windows, {}, instances);
    aws.faults.add({ service: 'ssm', operation: 'ListCommandInvocations', latencyMs: 60_000 });
    expect(await says('what failed')).toContain('Linux failed. Windows succeeded.');
    expect(clock.now() - now).toBeLessThan(8_000);
  });
});

describe('list groups', () => {
  const windows =
    windowOf('a', [], ['Never']) +
    windowOf('b', [ran('5h', 'Web: SUCCESS')], ['Web', 'Sql']) +
    windowOf('c', [ran('2h', 'Linux: SUCCESS')], ['Linux', 'Sql']);

  test('in the order of the latest jobs of their windows, each once', async () => {
    const { says, operations } = await patchingOf(windows);
    expect(await says('list groups')).toBe('There are 4 target groups: Linux, Sql, Web and Never.');
    expect(operations).toHaveLength(1 + 2 * 3);
  });

  test('none is an outage where no window can be read, and what was read is told where one can', async () => {
    const { aws, scenario, says } = await patchingOf(windows);
    const operation = 'DescribeMaintenanceWindowTargets';
    const error = { name: 'InternalServerError', status: 500, message: 'no' };
    const remove = aws.faults.add({ service: 'ssm', operation, error });
    expect(await says('list groups')).toBe('apology');
    remove();
    const meets = (input: unknown) => Object(input).WindowId === scenario.windows[1]?.id;
    aws.faults.add({ service: 'ssm', operation, meets, error });
    expect(await says('list groups')).toBe(
      'I saw 3 target groups: Linux, Sql and Never. I could read only 2 of 3 patch windows, so there may be more.',
    );
  });

  test('what was read of a window without its runs has no place in the order, which is said', async () => {
    const { aws, scenario, says } = await patchingOf(windows);
    const operation = 'DescribeMaintenanceWindowExecutions';
    const meets = (input: unknown) => Object(input).WindowId === scenario.windows[1]?.id;
    aws.faults.add({
      service: 'ssm',
      operation,
      meets,
      error: { name: 'InternalServerError', status: 500, message: 'no' },
    });
    expect(await says('list groups')).toMatch(
      /^I saw \d target groups: .+ I could read only 2 of 3 patch windows/,
    );
  });
});

describe('a name of several kinds', () => {
  const windows =
    windowOf('linux-dev', [ran('2h', 'AmazonLinuxDev: FAILED')], ['AmazonLinuxDev']) +
    windowOf('linux-prod', [ran('3h', 'AmazonLinuxProd: SUCCESS')], ['AmazonLinuxProd']) +
    windowOf('database', [], ['DatabaseProd']);
  const job = 'The job linux-dev failed. It started at 06:00 UTC today and ended at 06:30 UTC.';
  const prod = 'The job linux-prod succeeded. It started at 05:00 UTC today and ended at 05:30 UTC.';

  test.each([
    ['linux-dev', `${job} AmazonLinuxDev failed. ${silent}`],
    ['patch-job-reportedbyconnect-linux-dev', `${job} AmazonLinuxDev failed. ${silent}`],
    ['how did patch job reported by connect linux dev go', `${job} AmazonLinuxDev failed. ${silent}`],
    ['the linux prod window', prod],
    ['linux dev and linux prod', `${job} AmazonLinuxDev failed. ${silent} ${prod}`],
    ['database', 'The patch window database had no job in the last 30 days.'],
    [
      'amazon linux dev and database',
      `The latest run status for the maintenance window target group AmazonLinuxDev is failed. It started at 06:00 UTC today and ended at 06:30 UTC. ${silent} The patch window database had no job in the last 30 days.`,
    ],
    ['amazon linux', 'There is no such group: amazon linux. Did you mean AmazonLinuxDev or AmazonLinuxProd?'],
  ])('%s', async (said, text) => {
    const { says } = await patchingOf(windows);
    expect(await says(said)).toBe(text);
  });

  test('with its prefix a window is told, though the groups of another could not be read', async () => {
    const { aws, scenario, says } = await patchingOf(windows);
    const meets = (input: unknown) => Object(input).WindowId === scenario.windows[2]?.id;
    const operation = 'DescribeMaintenanceWindowTargets';
    const error = { name: 'InternalServerError', status: 500, message: 'no' };
    aws.faults.add({ service: 'ssm', operation, meets, error });
    expect(await says('patch-job-reportedbyconnect-linux-prod')).toBe(prod);
    expect(await says('how did linux prod go')).toMatch(/^I did not find that, but I could read only 2 of 3/);
  });

  test('of a window whose jobs cannot be read that is said', async () => {
    const { aws, says } = await patchingOf(windows);
    const operation = 'DescribeMaintenanceWindowExecutions';
    aws.faults.add({
      service: 'ssm',
      operation,
      error: { name: 'InternalServerError', status: 500, message: 'no' },
    });
    expect(await says('database')).toBe(
      'The patch window database is there, but I could not read its jobs. Please try again in a minute.',
    );
  });
});
