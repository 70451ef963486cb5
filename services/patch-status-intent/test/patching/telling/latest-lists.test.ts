import { describe, expect, test } from 'vitest';
import type { Job } from '../../../src/patching/runs.ts';
import { latestSentences } from '../../../src/patching/telling/latest-sentences.ts';
import { telling } from '../patching-world.ts';
import { job, jobs, start } from './runs.ts';

describe('PS17 from three jobs on, those that failed or are going on are told', () => {
  const yesterday = Date.UTC(2026, 10, 19, 16, 0);
  const failed = { ...job('FAILED', 'windows-prod'), startedAt: yesterday, endedAt: yesterday + 4_800_000 };
  const running = { ...job('IN_PROGRESS', 'windows-dev'), startedAt: start + 35 * 60_000 };
  const details = 'For details, say "what failed".';
  const lists = (all: readonly Job[], channel: 'voice' | 'chat' = 'chat', from = 0, missed = 0) => {
    const answer = latestSentences({ jobs: all, windows: 5, missed }, { ...telling, channel, from });
    return [
      answer.says
        .map(({ text }) => text)
        .slice(from === 0 ? 1 : 0)
        .join(' '),
      answer.more,
    ];
  };

  test.each<[string, Job[], string]>([
    ['none', jobs('SUCCESS', 'SUCCESS', 'SUCCESS'), ''],
    [
      'one of each',
      [job('SUCCESS'), failed, running],
      `Failed: windows-prod, yesterday, 16:00 to 17:20. In progress: windows-dev, since 02:35. All times are UTC. ${details}`,
    ],
    [
      'how each failed, where it did not simply fail',
      [job('TIMED_OUT', 'a'), job('CANCELLED', 'b'), job('SKIPPED_OVERLAPPING', 'c')],
      `Failed: a, timed out, today, 02:00 to 02:45; b, cancelled, today, 02:00 to 02:45; c, skipped, because an earlier run was still going on, due 02:00. All times are UTC. ${details}`,
    ],
    [
      'how each goes on',
      [job('PENDING', 'a'), job('CANCELLING', 'b'), job('IN_PROGRESS', 'c')],
      'In progress: a, waiting to start, since 02:00; b, being cancelled, since 02:00; c, since 02:00. All times are UTC.',
    ],
    [
      'one whose end is not known',
      [{ window: 'a', status: 'FAILED', startedAt: start }, job('SUCCESS'), job('SUCCESS')],
      `Failed: a, from 02:00. All times are UTC. ${details}`,
    ],
  ])('%s', (_, all, text) => {
    expect(lists(all)).toEqual([text, undefined]);
  });

  const eight = Array.from({ length: 8 }, (_, index) => ({ ...failed, window: `w${index + 1}` }));
  const told = (...numbers: number[]) =>
    numbers.map((number) => `w${number}, yesterday, 16:00 to 17:20`).join('; ');
  const rest = 'All times are UTC. Say "more" for the rest.';
  test.each<[string, 'voice' | 'chat', number, string, number | undefined]>([
    [
      'five in a chat',
      'chat',
      0,
      `Failed: ${told(1, 2, 3, 4, 5)}; and 3 more. All times are UTC. ${details} Say "more" for the rest.`,
      5,
    ],
    ['then the rest', 'chat', 5, `Failed: ${told(6, 7, 8)}. All times are UTC.`, undefined],
    [
      'two on the phone',
      'voice',
      0,
      `Failed: ${told(1, 2)}; and 6 more. All times are UTC. ${details} Say "more" for the rest.`,
      2,
    ],
    ['then two', 'voice', 2, `Failed: ${told(3, 4)}; and 4 more. ${rest}`, 4],
    ['fewer than before', 'voice', 8, 'I have no more to tell of that.', undefined],
  ])('of many: %s', (_, channel, from, text, more) => {
    expect(lists(eight, channel, from)).toEqual([text, more]);
  });

  test('of many that were read in part "more" begins anew, and nothing is said to be all', () => {
    const partly = 'I could read only 4 of 5 patch windows in time, so there may be more.';
    const [text, more] = lists(eight, 'voice', 2, 1);
    expect(text).toBe(`Failed: ${told(3, 4)}; and 4 more. ${rest} ${partly}`);
    expect(more).toBe(0);
    expect(lists(eight, 'voice', 8, 1)[0]).toBe(`I have no more to tell of that. ${partly}`);
  });
});
