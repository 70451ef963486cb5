import * as fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import type { GroupInJob, JobDetails } from '../../../src/patching/job-details.ts';
import type { Failures } from '../../../src/patching/latest.ts';
import { type Job, type Status, statuses } from '../../../src/patching/runs.ts';
import { failureSentences, failuresToRead } from '../../../src/patching/telling/failure-sentences.ts';
import { telling } from '../patching-world.ts';
import { nowhere } from './runs.ts';

const start = Date.UTC(2026, 10, 19, 21, 0);
const end = Date.UTC(2026, 10, 19, 22, 20);

function job(window: string, status: Status = 'FAILED', details?: string): Job {
  return { window, status, startedAt: start, endedAt: end, ...(details !== undefined && { details }) };
}
function group(
  name: string | undefined,
  status: Status,
  more: Partial<GroupInJob> & { details?: string } = {},
): GroupInJob {
  const { details, ...rest } = more;
  const run = { status, startedAt: start, ...(details !== undefined && { details }) };
  return { ...(name !== undefined && { group: name }), run, ...rest };
}
function failures(details: readonly JobDetails[], failedJobs = details.map((one) => one.job)): Failures {
  return { details, failedJobs, runningJobs: [], windows: 5, missed: 0 };
}
function told(answer: Failures, channel: 'voice' | 'chat' = 'chat', from = 0) {
  const { says, more } = failureSentences(answer, { ...telling, channel, from });
  return { text: says.map((one) => one.text).join(' '), more };
}

const when = 'yesterday, 21:00 to 22:20';
const times = 'All times are UTC.';

describe('PS17 what failed, one level down', () => {
  const server = { some: [{ name: 'dc-1' }] };
  test.each<[string, JobDetails, string]>([
    [
      'each target group by its own status, where it failed, and that nothing is said of why',
      {
        job: job('windows-prod', 'FAILED', 'Some tasks in the orchestration failed'),
        groups: [
          group('WindowsServerProd', 'FAILED', { instances: server }),
          group('WindowsFileProd', 'SUCCESS'),
        ],
      },
      `Failed: windows-prod, ${when}. Systems Manager says: Some tasks in the orchestration failed. WindowsServerProd failed on 1 instance: dc-1. WindowsFileProd succeeded. ${nowhere} ${times}`,
    ],
    [
      'what Systems Manager says of a group',
      { job: job('a'), groups: [group('G', 'FAILED', { details: 'No instances in tag' })] },
      `Failed: a, ${when}. G failed. Systems Manager says: No instances in tag. ${times}`,
    ],
    [
      'what it says of an instance',
      {
        job: job('a', 'TIMED_OUT'),
        groups: [
          group('G', 'TIMED_OUT', { instances: { some: [{ name: 'web-1', why: 'Delivery Timed Out' }] } }),
        ],
      },
      `Failed: a, timed out, ${when}. G timed out on 1 instance: web-1 (Delivery Timed Out). ${times}`,
    ],
    [
      'of which groups it says nothing',
      { job: job('a'), groups: [group('G', 'FAILED', { details: 'No' }), group('H', 'CANCELLED')] },
      `Failed: a, ${when}. G failed. Systems Manager says: No. H was cancelled. Of H I found no reason there: look at the output of the command in its console, under Run Command. ${times}`,
    ],
    [
      'several that went well, and several that go on',
      {
        job: job('a'),
        groups: [
          group('G', 'FAILED', { details: 'No' }),
          ...['I', 'J'].map((name) => group(name, 'IN_PROGRESS')),
          group('K', 'SUCCESS'),
          group('L', 'SUCCESS'),
          group('M', 'SUCCESS'),
        ],
      },
      `Failed: a, ${when}. G failed. Systems Manager says: No. I and J are in progress. K, L and M succeeded. ${times}`,
    ],
    [
      'a target that has no name',
      { job: job('a'), groups: [group(undefined, 'FAILED', { details: 'No' })] },
      `Failed: a, ${when}. A target without a name, or that is registered no more, failed. Systems Manager says: No. ${times}`,
    ],
    [
      'nothing that could not be read',
      { job: job('a') },
      `Failed: a, ${when}. I could not read its target groups. Please ask again in a minute. ${times}`,
    ],
    [
      'of one that was skipped only that',
      { job: { ...job('a', 'SKIPPED_OVERLAPPING'), endedAt: start }, groups: [] },
      `Failed: a, skipped, because an earlier run was still going on, due yesterday, 21:00. ${times}`,
    ],
    [
      'no group where there were no invocations',
      { job: job('a'), groups: [] },
      `Failed: a, ${when}. Systems Manager does not say which target group failed. ${times}`,
    ],
  ])('%s', (_, details, text) => {
    expect(told(failures([details])).text).toBe(text);
  });

  test.each<[string, Partial<Failures>, string]>([
    ['nothing', {}, 'No patch job failed in the last 24 hours.'],
    [
      'nothing, and something goes on',
      { runningJobs: [job('a', 'IN_PROGRESS'), job('b', 'IN_PROGRESS')] },
      'No patch job failed in the last 24 hours. 2 are in progress.',
    ],
    [
      'nothing that was read',
      { missed: 2 },
      'I saw no failed patch job in the last 24 hours. I could read only 3 of 5 patch windows in time, so there may be more.',
    ],
  ])('%s', (_, more, text) => {
    expect(told({ ...failures([]), ...more }).text).toBe(text);
  });

  const seven = Array.from({ length: 7 }, (_, index) => job(`w${index + 1}`));
  const some = (...numbers: number[]) =>
    numbers.map((number) => ({ job: job(`w${number}`), groups: [group('G', 'FAILED', { details: 'No' })] }));
  test.each([
    ['chat', 0, some(1, 2, 3), '4 more failed. Say "more" for the rest.', 3],
    ['chat', 6, some(7), times, undefined],
    ['voice', 0, some(1, 2), '5 more failed. Say "more" for the rest.', 2],
    ['voice', 7, [], 'I have no more to tell of that.', undefined],
  ] as const)('of seven, by %s, from the one after %i', (channel, from, details, ending, more) => {
    const answer = told(failures(details, seven), channel, from);
    expect(answer.text).toMatch(new RegExp(`${ending.replace('.', '\\.')}$`));
    expect(answer.more).toBe(more);
    expect(failuresToRead({ ...telling, channel, from }).from).toBe(from);
  });
});

test('whatever Systems Manager says, an answer fits what Lex takes', () => {
  const awsName = fc.string({
    unit: fc.constantFrom('a', '_', '-'),
    minLength: 3,
    maxLength: 128,
    size: 'max',
  });
  const sign = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('"', '&', '<', 'a') },
    fc.string({ unit: 'binary', minLength: 1 }),
  );
  const text = fc.string({ unit: sign, minLength: 1, maxLength: 250, size: 'max' });
  const status = fc.constantFrom(...Object.keys(statuses)) as fc.Arbitrary<Status>;
  const instances = fc.record({
    some: fc.array(fc.record({ name: text, why: text }), { minLength: 1, maxLength: 8 }),
  });
  const groups = fc.array(
    fc.record({
      group: awsName,
      run: fc.record({ status, startedAt: fc.constant(start), details: text }),
      instances,
    }),
    { maxLength: 12 },
  );
  const jobs = fc.array(fc.record({ window: awsName, details: text, groups }), {
    minLength: 1,
    maxLength: 3,
  });
  const property = fc.property(jobs, fc.constantFrom('voice', 'chat'), (all, channel) => {
    const details = all.map(({ window, details: said, groups: own }) => ({
      job: job(window, 'FAILED', said),
      groups: own,
    }));
    const { says } = failureSentences(failures(details), { ...telling, channel });
    expect(says.length).toBeLessThanOrEqual(7);
    for (const one of says) {
      expect(channel === 'voice' ? `<speak>${one.ssml}</speak>`.length : one.text.length).toBeLessThanOrEqual(
        1024,
      );
    }
  });
  fc.assert(property, { numRuns: 20 * inject('times') });
});
