import { describe, expect, test } from 'vitest';
import type { GroupRun, GroupStatus } from '../../../src/patching/group-status.ts';
import type { Run, Status } from '../../../src/patching/runs.ts';
import { groupSentences } from '../../../src/patching/telling/group-sentences.ts';
import { telling } from '../patching-world.ts';
import { end, nowhere, ran, start } from './runs.ts';

function told(status: GroupStatus, said = 'purple') {
  return groupSentences(status, said, telling).map(({ text }) => text);
}
function group(run: GroupRun) {
  return told({ kind: 'found', found: [run] });
}

const started = 'started at 02:00 UTC today';
const ended = 'ended at 02:45 UTC.';

describe('PS13 one target group', () => {
  const opening = (status: string) =>
    `The latest run status for the maintenance window target group AmazonLinuxDev is ${status}. It ${started}`;
  test.each<[Status, string]>([
    ['SUCCESS', `${opening('succeeded').replace(' is ', ' is: ')} and ${ended}`],
    ['IN_PROGRESS', `${opening('in progress')} and is still running.`],
    ['CANCELLING', `${opening('being cancelled')} and is still running.`],
  ])('%s', (status, text) => {
    expect(group({ kind: 'ran', group: 'AmazonLinuxDev', run: ran(status) })).toEqual([text]);
  });

  test.each<[string, Run, string]>([
    [
      'waiting to start',
      { status: 'PENDING', startedAt: start },
      'The latest run status for the maintenance window target group AmazonLinuxDev is waiting to start. It has been due since 02:00 UTC today.',
    ],
    [
      'over without an end',
      { status: 'SUCCESS', startedAt: start },
      `${opening('succeeded').replace(' is ', ' is: ')}. When it ended is not known.`,
    ],
    [
      'skipped: it was due, and nothing of it ran',
      { status: 'SKIPPED_OVERLAPPING', startedAt: start, endedAt: start },
      'The latest run status for the maintenance window target group AmazonLinuxDev is skipped, because an earlier run was still going on. It was due at 02:00 UTC today.',
    ],
    [
      'in progress, though it has an end',
      { status: 'IN_PROGRESS', startedAt: start, endedAt: end },
      `${opening('in progress')} and is still running.`,
    ],
  ])('the words follow the status: %s', (_, run, text) => {
    expect(group({ kind: 'ran', group: 'AmazonLinuxDev', run })).toEqual([text]);
  });

  const instances = { some: [{ name: 'web-1', why: 'Undeliverable' }, { name: 'web-2' }] };
  const many = { some: Array.from({ length: 7 }, (_, index) => ({ name: `web-${index}` })) };
  test.each<[string, Omit<Extract<GroupRun, { kind: 'ran' }>, 'kind' | 'group'>, string, string]>([
    ['nothing is said of why', { run: ran('FAILED') }, `${opening('failed')} and ${ended}`, nowhere],
    ['it timed out', { run: ran('TIMED_OUT') }, `${opening('timed out')} and ${ended}`, nowhere],
    ['it was cancelled', { run: ran('CANCELLED') }, `${opening('cancelled')} and ${ended}`, nowhere],
    [
      'in part, and it goes on',
      { run: { status: 'FAILED', startedAt: start, goesOn: true } },
      `${opening('failed')} and is still running.`,
      nowhere,
    ],
    [
      'Systems Manager says why',
      { run: { ...ran('FAILED'), details: 'No instances in tag' } },
      `${opening('failed')} and ${ended}`,
      'Systems Manager says: No instances in tag.',
    ],
    [
      'instances are known, and why of one of them',
      { run: ran('FAILED'), instances },
      `${opening('failed')} and ${ended}`,
      'It failed on 2 instances: web-1 (Undeliverable) and web-2.',
    ],
    [
      'many instances are known',
      { run: ran('TIMED_OUT'), instances: many },
      `${opening('timed out')} and ${ended}`,
      `It timed out on 7 instances: web-0, web-1, web-2, web-3, web-4 and 2 more. ${nowhere}`,
    ],
    [
      'there are more instances than were read',
      { run: ran('FAILED'), instances: { ...many, more: true } },
      `${opening('failed')} and ${ended}`,
      `It failed on at least 7 instances: web-0, web-1, web-2, web-3, web-4 and others. ${nowhere}`,
    ],
  ])('PS17 failed, and %s', (_, run, first, second) => {
    expect(group({ kind: 'ran', group: 'AmazonLinuxDev', ...run })).toEqual([first, second]);
  });

  test('never ran', () => {
    expect(group({ kind: 'never ran', group: 'DatabaseProd' })).toEqual([
      'The target group DatabaseProd was not patched in the last 30 days.',
    ]);
  });

  const extent = { windows: 5, missed: 2 };
  const unread = 'I could read only 3 of 5 patch windows in time';
  const formerly = (which: string, status: string) =>
    `${which} in its maintenance window was for a target that is registered no more, perhaps this group before it was registered anew. Its status is ${status}. It ${started} and ${ended}`;
  test.each<[string, GroupRun, string[]]>([
    [
      'as far as it could be read',
      { kind: 'ran', group: 'AmazonLinuxDev', run: ran('FAILED'), extent },
      [
        `${opening('failed').replace('The', 'As far as I could read, the')} and ${ended}`,
        nowhere,
        `${unread}, so there may be a newer run.`,
      ],
    ],
    [
      'before a run of a target that is registered no more',
      { kind: 'ran', group: 'AmazonLinuxDev', run: ran('SUCCESS'), unknown: ran('FAILED') },
      [
        `${opening('succeeded').replace(' is ', ' is: ').replace('The', 'As far as I can tell, the')} and ${ended}`,
        formerly('A newer run', 'failed'),
      ],
    ],
    [
      'only runs of a target that is registered no more',
      { kind: 'target unknown', group: 'Linux', unknown: ran('FAILED') },
      ['I cannot tell how the target group Linux was patched last.', formerly('The latest run', 'failed')],
    ],
    [
      'the same, as far as it could be read',
      { kind: 'target unknown', group: 'Linux', unknown: ran('FAILED'), extent },
      [
        'I cannot tell how the target group Linux was patched last.',
        formerly('The latest run that I could read', 'failed'),
        `${unread}, so there may be a newer run.`,
      ],
    ],
    [
      'no run, as far as it could be read',
      { kind: 'never ran', group: 'Linux', extent },
      ['I saw no run of the target group Linux in the last 30 days.', `${unread}, so there may be one.`],
    ],
    [
      'runs that could not be read in time',
      { kind: 'runs not read', group: 'Linux', extent },
      [
        'The target group Linux is there, but I could not read its runs in time.',
        `${unread}. Please try again in a minute.`,
      ],
    ],
    [
      'runs that could not be read',
      { kind: 'runs not read', group: 'Linux', extent: { windows: 1, missed: 1, failed: true } },
      [
        'The target group Linux is there, but I could not read its runs.',
        'I could not read the only patch window to its end. Please try again in a minute.',
      ],
    ],
  ])('%s', (_, status, says) => {
    expect(group(status)).toEqual(says);
  });
});
