import { describe, expect, test } from 'vitest';
import {
  gravest,
  type Invocation,
  isRecent,
  isStatus,
  newestFirst,
  type Run,
  runOfTarget,
  runOfUnknown,
  type Status,
} from '../../src/patching/runs.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 20, 8, 0);
function ago(hours: number) {
  return now - hours * hour;
}

test.each<[string, Status, boolean, number, number | undefined]>([
  ['started an hour ago, still going on', 'IN_PROGRESS', true, 1, undefined],
  ['ended an hour ago', 'SUCCESS', true, 2, 1],
  ['started 30 hours ago, ended 20 hours ago', 'SUCCESS', true, 30, 20],
  ['ended exactly 24 hours ago', 'FAILED', true, 25, 24],
  ['ended a moment before that', 'SUCCESS', false, 25, 24 + 1 / hour],
  ['started 30 hours ago, still going on', 'IN_PROGRESS', true, 30, undefined],
  ['due for 30 hours', 'PENDING', true, 30, undefined],
  ['still going on, though it has an end', 'CANCELLING', true, 30, 26],
  ['over an hour after it began, when is not known', 'FAILED', true, 1, undefined],
  ['over, started exactly 24 hours ago, when it ended is not known', 'CANCELLED', true, 24, undefined],
  ['over, started 30 hours ago, when it ended is not known', 'SUCCESS', false, 30, undefined],
])('%s (%s), within the last 24 hours: %s', (_, status, recent, started, ended) => {
  const run: Run = {
    status,
    startedAt: ago(started),
    ...(ended === undefined ? {} : { endedAt: ago(ended) }),
  };
  expect(isRecent(run, now)).toBe(recent);
});

describe('a target group has the gravest status of its invocations', () => {
  test.each<[Status, Status, Status]>([
    ['SUCCESS', 'FAILED', 'FAILED'],
    ['FAILED', 'SUCCESS', 'FAILED'],
    ['TIMED_OUT', 'CANCELLED', 'TIMED_OUT'],
    ['IN_PROGRESS', 'SUCCESS', 'IN_PROGRESS'],
    ['PENDING', 'IN_PROGRESS', 'IN_PROGRESS'],
    ['SKIPPED_OVERLAPPING', 'SUCCESS', 'SKIPPED_OVERLAPPING'],
    ['SUCCESS', 'SUCCESS', 'SUCCESS'],
  ])('%s and %s: %s', (one, other, worst) => {
    expect(gravest(one, other)).toBe(worst);
  });
  test.each([undefined, '', 'Success', '__proto__', 'constructor'])('%o is no status', (word) => {
    expect(isStatus(word)).toBe(false);
  });
});

const execution: Run = { status: 'FAILED', startedAt: ago(3), endedAt: ago(1) };
function of(targetId: string | undefined, status: Status, started?: number, ended?: number): Invocation {
  return {
    ...(targetId === undefined ? {} : { targetId }),
    status,
    ...(started === undefined ? {} : { startedAt: ago(started) }),
    ...(ended === undefined ? {} : { endedAt: ago(ended) }),
  };
}

describe('how a target group fared in an execution', () => {
  test.each<[string, Invocation[], Run | undefined]>([
    [
      'its own status, not the execution’s',
      [of('a', 'SUCCESS', 3, 2), of('b', 'FAILED', 3, 1)],
      { status: 'SUCCESS', startedAt: ago(3), endedAt: ago(2) },
    ],
    [
      'several tasks: the gravest, from first start to last end',
      [of('a', 'SUCCESS', 3, 2.5), of('a', 'TIMED_OUT', 2.5, 1.5)],
      { status: 'TIMED_OUT', startedAt: ago(3), endedAt: ago(1.5) },
    ],
    [
      'registered twice under one name: both',
      [of('a', 'SUCCESS', 3, 2.5), of('a2', 'FAILED', 2.5, 1.5)],
      { status: 'FAILED', startedAt: ago(3), endedAt: ago(1.5) },
    ],
    [
      'one task still going on: no end',
      [of('a', 'SUCCESS', 3, 2.5), of('a', 'IN_PROGRESS', 2.5)],
      { status: 'IN_PROGRESS', startedAt: ago(3) },
    ],
    [
      'one task failed, another still going on',
      [of('a', 'FAILED', 3, 2.5), of('a', 'IN_PROGRESS', 2.5)],
      { status: 'FAILED', startedAt: ago(3), goesOn: true },
    ],
    [
      'one task over, another waiting to start: in progress',
      [of('a', 'SUCCESS', 3, 2.5), of('a', 'PENDING')],
      { status: 'IN_PROGRESS', startedAt: ago(3) },
    ],
    [
      'waiting to start: due since the execution began',
      [of('a', 'PENDING')],
      { status: 'PENDING', startedAt: ago(3) },
    ],
    [
      'over, one of its ends not known: none',
      [of('a', 'SUCCESS', 3, 2.5), of('a', 'FAILED', 2.5)],
      { status: 'FAILED', startedAt: ago(3) },
    ],
    [
      'still going on, though it has an end',
      [of('a', 'IN_PROGRESS', 3, 2)],
      { status: 'IN_PROGRESS', startedAt: ago(3) },
    ],
    ['invocations that name no target: the execution’s', [of(undefined, 'FAILED', 3, 1)], execution],
    ['no invocation at all: the execution’s', [], execution],
    ['only other targets: none', [of('b', 'FAILED', 3, 1)], undefined],
  ])('%s', (_, invocations, run) => {
    expect(runOfTarget(execution, invocations, ['a', 'a2'])).toEqual(run);
  });
});

describe('how targets fared that are registered no more', () => {
  test.each<[string, Invocation[], Run | undefined]>([
    ['none took part', [of('a', 'SUCCESS', 3, 2)], undefined],
    ['one that no target is named for is none of them', [of(undefined, 'FAILED', 3, 2)], undefined],
    [
      'the gravest of them, whatever the others did',
      [of('old', 'SUCCESS', 3, 2), of('older', 'FAILED', 2.5, 1), of('a', 'TIMED_OUT', 3, 1)],
      { status: 'FAILED', startedAt: ago(3), endedAt: ago(1) },
    ],
  ])('%s', (_, invocations, run) => {
    expect(runOfUnknown(execution, invocations, ['a', 'b'])).toEqual(run);
  });
});

describe('runs are told the newest first, in one order whichever way they were read', () => {
  const run = (status: Status, startedAt: number, endedAt?: number): Run => ({
    status,
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
  });

  test.each<[string, ...Run[]]>([
    ['one that started later', run('SUCCESS', 2), run('FAILED', 1)],
    ['of one moment, one that failed', run('FAILED', 1, 5), run('SKIPPED_OVERLAPPING', 1, 1)],
    ['of one moment and status, one that ended sooner', run('FAILED', 1, 3), run('FAILED', 1, 4)],
    ['… or has ended at all', run('FAILED', 1, 3), run('FAILED', 1)],
  ])('%s', (_, first, ...others) => {
    expect(newestFirst([first, ...others])).toEqual([first, ...others]);
    expect(newestFirst([...others, first])).toEqual([first, ...others]);
  });
});
