import { scalar } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/run-index/known.ts';
import { idTyped, lexEvent, pinTyped } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { now } from './company.ts';

const minutes = 60_000;

/** One window with one group, read so long before 08:00; its run ended at 06:30. */
function indexRead(ago: number, windowAgo = ago): Known {
  const [startedAt, endedAt] = [now - 120 * minutes, now - 90 * minutes];
  const invocations = [{ status: 'SUCCESS', startedAt, endedAt, targetId: 'target-1' }] as const;
  const inside = { readAt: endedAt, invocations, instances: {} };
  const run = { executionId: 'execution-1', status: 'SUCCESS', startedAt, endedAt, inside } as const;
  const window = {
    windowId: 'mw-1',
    name: 'patch-job-reportedbyconnect-a',
    readAt: now - windowAgo * minutes,
    targets: [{ targetId: 'target-1', name: 'AmazonLinuxDev' }],
    runs: [run],
  };
  return { windows: [window], listReadAt: now - ago * minutes };
}

/** Somebody who is authenticated asks; what is said, and how often Systems Manager was asked. */
async function asked(text: string, index: () => Known, patching?: 'down') {
  const { handler, did } = memoryWorld({ index, ...(patching && { patching }) });
  await handler(idTyped('101'));
  await handler(pinTyped(pin));
  did.length = 0;
  const attributes = { asked: 'JobName', authenticated: 'yes' };
  const { messages = [] } = await handler(lexEvent({ text, slots: { JobName: scalar(text) }, attributes }));
  return {
    says: messages.slice(0, -1).map(({ content }) => content),
    calls: did.filter((what) => what === 'read patching').length,
  };
}

const job = 'The job a succeeded. It started at 06:00 UTC today and ended at 06:30 UTC.';
const run =
  'The latest run status for the maintenance window target group AmazonLinuxDev is: succeeded. It started at 06:00 UTC today and ended at 06:30 UTC.';
const asOf = 'That is as of 07:35 UTC today.';

describe('an answer by the index of runs', () => {
  test.each<[string, string, Known, string[], number]>([
    ['of now says nothing of when it is', 'latest', indexRead(9), [job], 0],
    ['of a group, of now', 'AmazonLinuxDev', indexRead(9), [run], 0],
    ['that is old says as of when it is', 'latest', indexRead(25), [job, asOf], 0],
    [
      'to "what failed" too',
      'what failed',
      indexRead(25),
      ['No patch job failed in the last 24 hours.', asOf],
      0,
    ],
    [
      'to "list groups" too',
      'list groups',
      indexRead(25),
      ['There is one target group: AmazonLinuxDev.', asOf],
      0,
    ],
    ['whose list of windows is old', 'latest', indexRead(25, 1), [job, asOf], 0],
    ['one of whose windows is old', 'latest', indexRead(1, 25), [job, asOf], 0],
    [
      'of a group in an old window, whose runs are listed then',
      'AmazonLinuxDev',
      indexRead(25),
      [run, 'Which windows and target groups there are I know as of 07:35 UTC today.'],
      1,
    ],
    [
      'of a group in a window that was just read, on an old list',
      'AmazonLinuxDev',
      indexRead(25, 1),
      [run, 'Which windows and target groups there are I know as of 07:35 UTC today.'],
      0,
    ],
  ])('%s', async (_, text, known, says, calls) => {
    const answer = await asked(text, () => known);
    expect(answer.calls).toBe(calls);
    expect(answer.says).toEqual(says);
  });

  test('is there while Systems Manager is down, and says as of when it is', async () => {
    expect(await asked('AmazonLinuxDev', () => indexRead(9), 'down')).toMatchObject({ says: [run] });
    expect(await asked('latest', () => indexRead(25), 'down')).toMatchObject({ says: [job, asOf] });
  });

  test.each<[string, () => Known]>([
    ['was never filled', () => ({ windows: [] })],
    [
      'cannot be had',
      () => {
        throw new Error('down');
      },
    ],
  ])('is read from Systems Manager where the index %s', async (_, index) => {
    const { says, calls } = await asked('latest', index);
    expect(says).toEqual([expect.stringContaining('The job a succeeded. It started at 06:00 UTC today')]);
    expect(calls).toBeGreaterThan(1);
  });
});
