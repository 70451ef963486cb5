import { describe, expect, test } from 'vitest';
import type { Extent } from '../../../src/patching/extent.ts';
import type { Job, Status } from '../../../src/patching/runs.ts';
import { latestSentences } from '../../../src/patching/telling/latest-sentences.ts';
import { telling } from '../patching-world.ts';
import { end, job, jobs } from './runs.ts';

function latest(all: readonly Job[], missed = 0, windows = 5) {
  return latestSentences({ jobs: all, windows, missed }, telling).says.map(({ text }) => text);
}

const [started, ended] = ['It started at 02:00 UTC today', 'and ended at 02:45 UTC.'];
function total(count: number, rest: string) {
  return `You have a total of ${count} patch jobs in the last 24 hours and ${rest}.`;
}

describe('PS10 at most two jobs: each by its name, status, start and end', () => {
  const skipped = 'was skipped, because an earlier run was still going on';
  test.each<[Status, string]>([
    ['SUCCESS', `The job linux-dev succeeded. ${started} ${ended}`],
    ['FAILED', `The job linux-dev failed. ${started} ${ended}`],
    ['TIMED_OUT', `The job linux-dev timed out. ${started} ${ended}`],
    ['CANCELLED', `The job linux-dev was cancelled. ${started} ${ended}`],
    ['SKIPPED_OVERLAPPING', `The job linux-dev ${skipped}. It was due at 02:00 UTC today.`],
    ['IN_PROGRESS', `The job linux-dev is in progress. ${started} and is still running.`],
    ['CANCELLING', `The job linux-dev is being cancelled. ${started} and is still running.`],
    ['PENDING', 'The job linux-dev is waiting to start. It has been due since 02:00 UTC today.'],
  ])('one job that is %s', (status, text) => {
    expect(latest([job(status)])).toEqual([text]);
  });

  test.each<[Status, string]>([
    ['FAILED', `The job linux-dev failed. ${started}. When it ended is not known.`],
    ['SUCCESS', `The job linux-dev succeeded. ${started}. When it ended is not known.`],
    ['IN_PROGRESS', `The job linux-dev is in progress. ${started} and is still running.`],
  ])('one that is %s, without an end', (status, text) => {
    const { endedAt, ...running } = job(status);
    expect(latest([running])).toEqual([text]);
  });

  test('one that goes on, though it has an end', () => {
    expect(latest([{ ...job('IN_PROGRESS'), endedAt: end }])).toEqual(latest([job('IN_PROGRESS')]));
  });

  test('two jobs, a message each', () => {
    expect(latest([job('SUCCESS', 'a'), job('IN_PROGRESS', 'b')])).toEqual([
      `The job a succeeded. ${started} ${ended}`,
      `The job b is in progress. ${started} and is still running.`,
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
  expect(latest(jobs(...all))[0]).toBe(total(3, rest));
});

test('PS11 counts add up, however many', () => {
  const all = jobs(...Array<Status>(40).fill('SUCCESS'), ...Array<Status>(2).fill('FAILED'), 'PENDING');
  expect(latest(all)[0]).toBe(total(43, '40 of which succeeded, 2 failed and 1 in progress'));
});

test('PS12 no job', () => {
  expect(latest([])).toEqual([
    'There was no patch job in the last 24 hours. You can ask about a target group instead.',
  ]);
});

describe('what could not be read is said', () => {
  const three = jobs('SUCCESS', 'SUCCESS', 'SUCCESS');
  const [none, all] = ['I saw no patch job in the last 24 hours.', total(3, 'they all succeeded')];
  test.each<[string, Job[], Extent, string[]]>([
    [
      'no job seen',
      [],
      { windows: 5, missed: 2 },
      [none, 'I could read only 3 of 5 patch windows in time, so there may be more.'],
    ],
    [
      'jobs seen',
      three,
      { windows: 5, missed: 2 },
      [all, 'I could read only 3 of 5 patch windows in time, so there may be more.'],
    ],
    [
      'not only for lack of time',
      three,
      { windows: 5, missed: 1, failed: true },
      [all, 'I could read only 4 of 5 patch windows, so there may be more.'],
    ],
    [
      'how many windows there are is not known',
      three,
      { windows: 5, missed: 1, listCut: true },
      [
        all,
        'I could read only 4 patch windows in time, and not the list of them to its end, so there may be more.',
      ],
    ],
    [
      'nor any of them read',
      [],
      { windows: 0, missed: 0, listCut: true, failed: true },
      ['I could read no patch window, and not the list of them to its end. Please try again in a minute.'],
    ],
    [
      'nothing read',
      [],
      { windows: 5, missed: 5 },
      ['I could not read any of the 5 patch windows to its end in time. Please try again in a minute.'],
    ],
    [
      'nothing read of one',
      [],
      { windows: 1, missed: 1 },
      ['I could not read the only patch window to its end in time. Please try again in a minute.'],
    ],
    [
      'only a part of each read',
      three,
      { windows: 2, missed: 2 },
      [all, 'I could not read any of the 2 patch windows to its end in time, so there may be more.'],
    ],
  ])('%s', (_, seen, extent, says) => {
    expect(latestSentences({ jobs: seen, ...extent }, telling).says.map(({ text }) => text)).toEqual(says);
  });
});
