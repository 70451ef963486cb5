import { describe, expect, test } from 'vitest';
import { type Invocation, isRecent, type Run, runOfTarget } from '../src/patch-runs.ts';
import { gravest, isStatus, type Status } from '../src/statuses.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 20, 8, 0);
const ago = (hours: number) => now - hours * hour;

test.each<[string, number, number | undefined, boolean]>([
  ['started an hour ago, still going on', 1, undefined, true],
  ['ended an hour ago', 2, 1, true],
  ['started 30 hours ago, ended 20 hours ago', 30, 20, true],
  ['ended exactly 24 hours ago', 25, 24, true],
  ['ended a moment before that', 25, 24 + 1 / hour, false],
  ['started 30 hours ago, still going on', 30, undefined, true],
])('%s: within the last 24 hours: %4$s', (_, started, ended, recent) => {
  const run: Run = {
    status: 'SUCCESS',
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

describe('how a target group fared in an execution', () => {
  const execution: Run = { status: 'FAILED', startedAt: ago(3), endedAt: ago(1) };
  const of = (targetId: string | undefined, status: Status, started: number, ended?: number): Invocation => ({
    ...(targetId === undefined ? {} : { targetId }),
    status,
    startedAt: ago(started),
    ...(ended === undefined ? {} : { endedAt: ago(ended) }),
  });
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
      'one task still going on: no end',
      [of('a', 'SUCCESS', 3, 2.5), of('a', 'IN_PROGRESS', 2.5)],
      { status: 'IN_PROGRESS', startedAt: ago(3) },
    ],
    ['invocations that name no target: the execution’s', [of(undefined, 'FAILED', 3, 1)], execution],
    ['no invocation at all: the execution’s', [], execution],
    ['only other targets: none', [of('b', 'FAILED', 3, 1)], undefined],
  ])('%s', (_, invocations, run) => {
    expect(runOfTarget(execution, invocations, 'a')).toEqual(run);
  });
});
