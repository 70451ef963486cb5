import { describe, expect, test } from 'vitest';
import { patchingOf, windowOf } from './patching-world.ts';

function ran(started: string, groups: string) {
  return `{ started: ${started} ago, ran: 30m, groups: { ${groups} } }`;
}

/** Three jobs of the last day; Linux was run in two windows, the newest in `a`. */
const windows =
  windowOf('a', [ran('2h', 'Linux: SUCCESS'), ran('26h', 'Linux: TIMED_OUT')]) +
  windowOf('b', [ran('5h', 'Linux: FAILED')]) +
  windowOf('c', [ran('4h', 'Windows: SUCCESS')], ['Windows']);

function error(name: string, status = 400) {
  return { error: { name, status, message: 'no' } };
}

/** What goes wrong with a call. */
const faults = {
  'throttled to the end': error('ThrottlingException'),
  'throttled three times': { ...error('ThrottlingException'), times: 3 },
  'answered too late': { latencyMs: 60_000 },
  'failing twice': { ...error('InternalServerError', 500), times: 2 },
  'failing to the end': error('InternalServerError', 500),
  refused: error('AccessDeniedException'),
  gone: error('DoesNotExistException'),
} as const;

function read(part: string, how: 'late' | 'failed') {
  return `I could read only ${part} patch windows${how === 'late' ? ' in time' : ''}, so there may be`;
}
function noneRead(how: 'late' | 'failed') {
  return `I could not read any of the 3 patch windows to its end${how === 'late' ? ' in time' : ''}. Please try again in a minute.`;
}
function job(name: string, started: string, ended: string, did: string) {
  return `The job ${name} ${did}. It started at ${started} UTC today and ended at ${ended} UTC.`;
}
const others = `${job('c', '04:00', '04:30', 'succeeded')} ${job('b', '03:00', '03:30', 'failed')}`;
/** No instance is known here on which a command could have failed. */
const why =
  'I found no reason in Systems Manager: look at the output of the command in its console, under Run Command.';

const latest = {
  whole:
    'You have a total of 3 patch jobs in the last 24 hours and 2 of which succeeded, 1 failed. Failed: b, today, 03:00 to 03:30. All times are UTC. For details, say "what failed".',
  'without a, late': `${others} ${read('2 of 3', 'late')} more.`,
  'without a, failed': `${others} ${read('2 of 3', 'failed')} more.`,
  'a is none': others,
  'none read, late': noneRead('late'),
  apology: 'apology',
};

const status = 'latest run status for the maintenance window target group Linux is';
const inA = `${status}: succeeded. It started at 06:00 UTC today and ended at 06:30 UTC.`;
const beforeInA = `${status} timed out. It started at 06:00 UTC yesterday and ended at 06:30 UTC. ${why}`;
const inB = `${status} failed. It started at 03:00 UTC today and ended at 03:30 UTC. ${why}`;
function thereBut(how: 'late' | 'failed') {
  return `The target group Linux is there, but I could not read its runs${how === 'late' ? ' in time' : ''}. I could read only 1 of 3 patch windows${how === 'late' ? ' in time' : ''}. Please try again in a minute.`;
}

const group = {
  whole: `The ${inA}`,
  'of b, late': `As far as I could read, the ${inB} ${read('2 of 3', 'late')} a newer run.`,
  'of b, failed': `As far as I could read, the ${inB} ${read('2 of 3', 'failed')} a newer run.`,
  'of b alone': `The ${inB}`,
  'there, but late': thereBut('late'),
  'there, but failed': thereBut('failed'),
  'not found, late': `I did not find Linux, but ${noneRead('late')}`,
  'no such group': 'There is no such group: Linux. There is, for example, Windows.',
  apology: 'apology',
};

type Row = [
  which: 'a' | 'Linux' | 'all',
  fault: keyof typeof faults,
  latest: keyof typeof latest,
  group: keyof typeof group,
];

/** Answers while calls of one operation meet a fault: those about window `a`, about the windows of Linux, or all. */
async function answers(operation: Operation, which: Row[0], fault: (typeof faults)[keyof typeof faults]) {
  const { aws, scenario, says } = await patchingOf(windows);
  const concerned = scenario.windows.slice(0, { a: 1, Linux: 2, all: 3 }[which]);
  const ids = concerned.flatMap(({ id, executions }) => [id, ...executions.map((one) => one.id)]);
  const meets = (input: unknown) => {
    const { WindowId, WindowExecutionId } = Object(input);
    return ids.includes(WindowExecutionId ?? WindowId);
  };
  const said = [];
  for (const question of ['latest', 'Linux']) {
    const remove = aws.faults.add({ service: 'ssm', operation, meets, ...fault });
    said.push(await says(question));
    remove();
  }
  return said;
}

type Operation =
  | 'DescribeMaintenanceWindowTargets'
  | 'DescribeMaintenanceWindowExecutions'
  | 'DescribeMaintenanceWindowExecutionTasks'
  | 'DescribeMaintenanceWindowExecutionTaskInvocations';

/** One run is not known without its tasks, nor without their invocations. */
const ofRuns: readonly Row[] = [
  ['a', 'throttled to the end', 'whole', 'of b, late'],
  ['a', 'throttled three times', 'whole', 'whole'],
  ['a', 'answered too late', 'whole', 'of b, late'],
  ['a', 'failing twice', 'whole', 'whole'],
  ['a', 'failing to the end', 'whole', 'of b, failed'],
  ['a', 'refused', 'whole', 'of b, failed'],
  ['a', 'gone', 'whole', 'of b alone'],
  ['all', 'throttled to the end', 'whole', 'there, but late'],
  ['all', 'answered too late', 'whole', 'there, but late'],
  ['all', 'failing to the end', 'whole', 'there, but failed'],
  ['all', 'refused', 'whole', 'apology'],
  ['Linux', 'gone', 'whole', 'no such group'],
];

const table: Readonly<Record<Operation, readonly Row[]>> = {
  DescribeMaintenanceWindowTargets: [
    ['a', 'throttled to the end', 'whole', 'of b, late'],
    ['a', 'throttled three times', 'whole', 'whole'],
    ['a', 'answered too late', 'whole', 'of b, late'],
    ['a', 'failing twice', 'whole', 'whole'],
    ['a', 'failing to the end', 'whole', 'of b, failed'],
    ['a', 'refused', 'whole', 'of b, failed'],
    ['a', 'gone', 'whole', 'of b alone'],
    ['all', 'throttled to the end', 'whole', 'not found, late'],
    ['all', 'answered too late', 'whole', 'not found, late'],
    ['all', 'failing to the end', 'whole', 'apology'],
    ['all', 'refused', 'whole', 'apology'],
    ['Linux', 'gone', 'whole', 'no such group'],
  ],
  DescribeMaintenanceWindowExecutions: [
    ['a', 'throttled to the end', 'without a, late', 'of b, late'],
    ['a', 'throttled three times', 'whole', 'whole'],
    ['a', 'answered too late', 'without a, late', 'of b, late'],
    ['a', 'failing twice', 'whole', 'whole'],
    ['a', 'failing to the end', 'without a, failed', 'of b, failed'],
    ['a', 'refused', 'without a, failed', 'of b, failed'],
    ['a', 'gone', 'a is none', 'of b alone'],
    ['all', 'throttled to the end', 'none read, late', 'there, but late'],
    ['all', 'answered too late', 'none read, late', 'there, but late'],
    ['all', 'failing to the end', 'apology', 'there, but failed'],
    ['all', 'refused', 'apology', 'apology'],
  ],
  DescribeMaintenanceWindowExecutionTasks: ofRuns,
  DescribeMaintenanceWindowExecutionTaskInvocations: ofRuns,
};

describe.each<Operation>([
  'DescribeMaintenanceWindowTargets',
  'DescribeMaintenanceWindowExecutions',
  'DescribeMaintenanceWindowExecutionTasks',
  'DescribeMaintenanceWindowExecutionTaskInvocations',
])('%s', (operation) => {
  test.each(table[operation])('of %s is %s: latest %s, the group %s', async (which, fault, one, other) => {
    expect(await answers(operation, which, faults[fault])).toEqual([latest[one], group[other]]);
  });
});

describe('one run of a window cannot be read', () => {
  const tasks = 'DescribeMaintenanceWindowExecutionTasks';
  const answer = async (nth: number, fault: keyof typeof faults) => {
    const { aws, scenario, says } = await patchingOf(windows.split('  - name').slice(0, 2).join('  - name'));
    const id = scenario.windows[0]?.executions[nth]?.id;
    const meets = (input: unknown) => Object(input).WindowExecutionId === id;
    aws.faults.add({ service: 'ssm', operation: tasks, meets, ...faults[fault] });
    return says('Linux');
  };
  test('the newest, so that one before is told as far as it could be read', async () => {
    expect(await answer(0, 'failing to the end')).toBe(
      `As far as I could read, the ${beforeInA} I could not read the only patch window to its end, so there may be a newer run.`,
    );
  });
  test('the newest, which is gone, so that the one before is the latest', async () => {
    expect(await answer(0, 'gone')).toBe(`The ${beforeInA}`);
  });
  test('one that does not matter, as a newer one is known', async () => {
    expect(await answer(1, 'failing to the end')).toBe(`The ${inA}`);
  });
});

test('runs that are refused in one window, while another has none, are no outage', async () => {
  const { aws, scenario, says } = await patchingOf(
    windowOf('a', [ran('2h', 'Windows: SUCCESS')], ['Linux', 'Windows']) +
      windowOf('b', [ran('5h', 'Linux: FAILED')]),
  );
  const meets = (input: unknown) => Object(input).WindowId === scenario.windows[1]?.id;
  const operation = 'DescribeMaintenanceWindowExecutions';
  aws.faults.add({ service: 'ssm', operation, meets, ...faults.refused });
  expect(await says('linux')).toBe(
    'The target group Linux is there, but I could not read its runs. I could read only 1 of 2 patch windows. Please try again in a minute.',
  );
});
