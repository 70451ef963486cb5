import { describe, expect, test } from 'vitest';
import { groupAnswer, latestAnswer } from '../src/answers.ts';
import type { Job } from '../src/patch-runs.ts';
import type { GroupStatus } from '../src/patching.ts';
import { type Status, statuses } from '../src/statuses.ts';

const start = Date.UTC(2026, 10, 20, 2, 0);
const end = Date.UTC(2026, 10, 20, 2, 45);

const job = (status: Status, name = 'linux-dev'): Job => ({
  window: `patch-job-reportedbyconnect-${name}`,
  status,
  startedAt: start,
  ...(statuses[status].counts === 'in progress' ? {} : { endedAt: end }),
});
const jobs = (...all: Status[]) => all.map((status) => job(status));
const latest = (all: readonly Job[], missed = 0, windows = 5) =>
  latestAnswer({ jobs: all, windows, missed }, 'UTC').map(({ text }) => text);
const group = (status: GroupStatus) => groupAnswer(status, 'purple', 'UTC').map(({ text }) => text);

const started = 'started at 20 November 2026, 02:00 UTC';
const ended = 'ended at 20 November 2026, 02:45 UTC.';
const total = (count: number, rest: string) =>
  `You have a total of ${count} patch jobs in the last 24 hours and ${rest}.`;

describe('PS10 at most two jobs: each by its name, start, status and end', () => {
  test.each<[Status, string]>([
    ['SUCCESS', `Its status is succeeded. It ${ended}`],
    ['FAILED', `Its status is failed. It ${ended}`],
    ['TIMED_OUT', `Its status is timed out. It ${ended}`],
    ['CANCELLED', `Its status is cancelled. It ${ended}`],
    ['SKIPPED_OVERLAPPING', `Its status is skipped, because an earlier run was still going on. It ${ended}`],
    ['IN_PROGRESS', 'Its status is in progress.'],
    ['PENDING', 'Its status is waiting to start.'],
    ['CANCELLING', 'Its status is being cancelled.'],
  ])('one job that is %s', (status, rest) => {
    expect(latest([job(status)])).toEqual([
      `The job patch-job-reportedbyconnect-linux-dev ${started}. ${rest}`,
    ]);
  });

  test('two jobs, a message each', () => {
    expect(latest([job('SUCCESS', 'a'), job('IN_PROGRESS', 'b')])).toEqual([
      `The job patch-job-reportedbyconnect-a ${started}. Its status is succeeded. It ${ended}`,
      `The job patch-job-reportedbyconnect-b ${started}. Its status is in progress.`,
    ]);
  });
});

test.each<[string, Status[], string]>([
  ['all succeeded', ['SUCCESS', 'SUCCESS', 'SUCCESS'], 'they all succeeded'],
  ['all failed', ['FAILED', 'TIMED_OUT', 'CANCELLED'], 'they all failed'],
  ['all in progress', ['IN_PROGRESS', 'PENDING', 'CANCELLING'], 'they are all in progress'],
  ['some of both', ['SUCCESS', 'SUCCESS', 'FAILED'], '2 of which succeeded, 1 failed'],
  [
    'skipped is not succeeded',
    ['SUCCESS', 'SUCCESS', 'SKIPPED_OVERLAPPING'],
    '2 of which succeeded, 1 failed',
  ],
  ['some of each', ['SUCCESS', 'FAILED', 'IN_PROGRESS'], '1 of which succeeded, 1 failed and 1 in progress'],
  [
    'none failed yet',
    ['SUCCESS', 'SUCCESS', 'IN_PROGRESS'],
    '2 of which succeeded, 0 failed and 1 in progress',
  ],
])('PS11 three jobs, %s', (_, all, rest) => {
  expect(latest(jobs(...all))).toEqual([total(3, rest)]);
});

test('PS11 counts add up, however many', () => {
  const all = jobs(...Array<Status>(40).fill('SUCCESS'), ...Array<Status>(2).fill('FAILED'), 'PENDING');
  expect(latest(all)).toEqual([total(43, '40 of which succeeded, 2 failed and 1 in progress')]);
});

test('PS12 no job', () => {
  expect(latest([])).toEqual([
    'There was no patch job in the last 24 hours. You can ask about a target group instead.',
  ]);
});

describe('what could not be read is said', () => {
  const unread = 'I could read only 3 of 5 patch windows in time, so there may be more.';
  test.each<[string, Status[], string]>([
    ['no job seen', [], 'I saw no patch job in the last 24 hours.'],
    ['three jobs seen', ['SUCCESS', 'SUCCESS', 'SUCCESS'], total(3, 'they all succeeded')],
  ])('%s', (_, all, first) => {
    expect(latest(jobs(...all), 2)).toEqual([first, unread]);
  });
});

describe('PS13 one target group', () => {
  const opening = (status: string) =>
    `The latest run status for the maintenance window target group AmazonLinuxDev is ${status}. It ${started}`;
  test.each<[Status, string]>([
    ['SUCCESS', `${opening('succeeded')} and ${ended}`],
    ['FAILED', `${opening('failed')} and ${ended}`],
    ['TIMED_OUT', `${opening('timed out')} and ${ended}`],
    ['CANCELLED', `${opening('cancelled')} and ${ended}`],
    ['IN_PROGRESS', `${opening('in progress')} and is still running.`],
    ['PENDING', `${opening('waiting to start')} and is still running.`],
  ])('%s', (status, text) => {
    expect(group({ kind: 'ran', group: 'AmazonLinuxDev', run: job(status) })).toEqual([text]);
  });

  test('never ran', () => {
    expect(group({ kind: 'never ran', group: 'DatabaseProd' })).toEqual([
      'The target group DatabaseProd was not patched in the last 30 days.',
    ]);
  });
});

describe('PS14 no such group', () => {
  const none = 'There is no such group: purple.';
  test.each<[string, string[], string[], string[]]>([
    [
      'close names are offered',
      ['PurpleDev', 'PurpleProd'],
      ['x'],
      [none, 'Did you mean PurpleDev, or PurpleProd?'],
    ],
    ['else some that exist', [], ['A', 'B', 'C', 'D'], [none, 'There is, for example, A, or B, or C.']],
    ['and nothing where there is none', [], [], [none]],
  ])('%s', (_, close, groups, says) => {
    expect(group({ kind: 'no such group', close, groups })).toEqual(says);
  });

  test('a group that was not found among what could be read is not called unknown', () => {
    expect(group({ kind: 'not read', windows: 200, missed: 137 })).toEqual([
      'I did not find purple, but I could read only 63 of 200 patch windows in time. Please try again in a minute.',
    ]);
  });
});
