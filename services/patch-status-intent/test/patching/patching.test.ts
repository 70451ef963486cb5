import { describe, expect, test } from 'vitest';
import { now, patchingOf, windowOf } from './patching-world.ts';

const hour = 3_600_000;
function ran(started: string, status = 'SUCCESS', group = 'Linux') {
  return `{ started: ${started} ago, ran: 30m, groups: { ${group}: ${status} } }`;
}
function running(started: string) {
  return `{ started: ${started} ago, groups: { Linux: IN_PROGRESS } }`;
}
function names(jobs: readonly { window: string }[]) {
  return jobs.map(({ window }) => window);
}

describe('latest', () => {
  test.each<[string, string, string[]]>([
    ['newest first', windowOf('a', [ran('5h')]) + windowOf('b', [ran('2h')]), ['b', 'a']],
    ['several jobs of a window', windowOf('a', [ran('2h'), ran('5h')]), ['a', 'a']],
    [
      'PS9 other windows are not reported',
      `  - name: nightly-backup\n    targets: [{ name: Linux }]\n    executions: [${ran('2h')}]\n`,
      [],
    ],
    ['ended more than a day ago', windowOf('a', [ran('25h')]), []],
    ['started more than a day ago, still running', windowOf('a', [running('26h')]), ['a']],
    ['never run', windowOf('a', []), []],
  ])('%s', async (_, windows, expected) => {
    const { patching } = await patchingOf(windows);
    const { jobs, missed } = await patching.latest();
    expect(names(jobs)).toEqual(expected);
    expect(missed).toBe(0);
  });

  test.each([
    ['shuffled, the last token empty', { order: 'shuffled', endToken: 'empty' }],
    ['newest first, no last token', { order: 'newest first', endToken: 'absent' }],
  ] as const)('120 windows on two pages are read to the last, %s', async (_, options) => {
    const windows = Array.from({ length: 120 }, (_, index) =>
      windowOf(`w${index}`, [ran(`${1 + (index % 20)}h30m`)]),
    );
    const { operations, patching } = await patchingOf(windows.join(''), options);
    const { jobs } = await patching.latest();
    expect(jobs).toHaveLength(120);
    expect(jobs.toSorted((one, other) => other.startedAt - one.startedAt)).toEqual(jobs);
    expect(operations).toHaveLength(2 + 120);
  });

  test('a job has its times', async () => {
    const { patching } = await patchingOf(windowOf('a', [ran('5h')]));
    expect((await patching.latest()).jobs).toEqual([
      expect.objectContaining({ startedAt: now - 5 * hour, endedAt: now - 4.5 * hour, status: 'SUCCESS' }),
    ]);
  });
});

describe('one target group', () => {
  const two = (first: string, second: string) =>
    `{ started: 3h ago, ran: 1h, groups: { Linux: ${first}, Windows: ${second} } }`;
  test.each<[string, string, string, object]>([
    [
      'its own status',
      windowOf('a', [two('SUCCESS', 'FAILED')], ['Linux', 'Windows']),
      'linux',
      { status: 'SUCCESS' },
    ],
    [
      'the other’s',
      windowOf('a', [two('SUCCESS', 'FAILED')], ['Linux', 'Windows']),
      'windows',
      { status: 'FAILED' },
    ],
    [
      'the latest run',
      windowOf('a', [ran('50h', 'FAILED'), ran('2h')]),
      'Linux',
      { startedAt: now - 2 * hour },
    ],
    [
      'the latest run of any window',
      windowOf('a', [ran('2h')]) + windowOf('b', [ran('1h', 'FAILED')]),
      'Linux',
      { status: 'FAILED' },
    ],
    [
      'a run in which it took part',
      windowOf('a', [ran('2h', 'FAILED', 'Windows'), ran('26h')], ['Linux', 'Windows']),
      'Linux',
      { startedAt: now - 26 * hour },
    ],
  ])('PS13 %s', async (_, windows, said, run) => {
    const { patching } = await patchingOf(windows);
    expect(await patching.groupStatus(said)).toMatchObject({ kind: 'found', found: [{ kind: 'ran', run }] });
  });

  test('a run that is going on has no end', async () => {
    const { patching } = await patchingOf(windowOf('a', [running('1h')]));
    const run = { status: 'IN_PROGRESS', startedAt: now - hour };
    expect(await patching.groupStatus('linux')).toEqual({
      kind: 'found',
      found: [{ kind: 'ran', group: 'Linux', run }],
    });
  });

  test.each<[string, string, string, object]>([
    [
      'never run',
      windowOf('a', []),
      'linux',
      { kind: 'found', found: [{ kind: 'never ran', group: 'Linux' }] },
    ],
    [
      'PS14 unknown, with a name that is near',
      windowOf('a', [], ['AmazonLinuxDev', 'Windows']),
      'amazon linux',
      { kind: 'offer', names: ['AmazonLinuxDev'] },
    ],
    ['PS14 no group at all', windowOf('a', [], []), 'linux', { kind: 'no such group', groups: [] }],
  ])('%s', async (_, windows, said, expected) => {
    const { patching } = await patchingOf(windows);
    expect(await patching.groupStatus(said)).toEqual(expected);
  });
});

test.each([
  ['AccessDeniedException', [{ event: 'fault', error: ['AccessDeniedException'] }]],
  ['DoesNotExistException', []],
  ['ThrottlingException', []],
] as const)('beside an answer, %s of one window is logged: %j', async (name, entries) => {
  const { aws, scenario, log, says } = await patchingOf(
    windowOf('a', [ran('2h')]) + windowOf('b', [ran('2h')]),
  );
  const meets = (input: unknown) => Object(input).WindowId === scenario.windows[0]?.id;
  const error = { name, status: 400, message: 'no' };
  aws.faults.add({ service: 'ssm', operation: 'DescribeMaintenanceWindowExecutions', meets, error });
  expect(await says('latest')).toContain('The job b succeeded.');
  expect(log).toEqual(entries);
});
