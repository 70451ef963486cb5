import { describe, expect, test } from 'vitest';
import type { GroupStatus } from '../../src/patching/group-status.ts';
import { type Run, type Status, statuses } from '../../src/patching/runs.ts';
import { groupSentences } from '../../src/patching/sentences.ts';

const start = Date.UTC(2026, 10, 20, 2, 0);
const end = Date.UTC(2026, 10, 20, 2, 45);

function ran(status: Status): Run {
  return {
    status,
    startedAt: start,
    ...(statuses[status].counts === 'in progress' ? {} : { endedAt: end }),
  };
}
function group(status: GroupStatus) {
  return groupSentences(status, 'purple', 'UTC').map(({ text }) => text);
}

const started = 'started at 20 November 2026, 02:00 UTC';
const ended = 'ended at 20 November 2026, 02:45 UTC.';

describe('PS13 one target group', () => {
  const opening = (status: string) =>
    `The latest run status for the maintenance window target group AmazonLinuxDev is ${status}. It ${started}`;
  test.each<[Status, string]>([
    ['SUCCESS', `${opening('succeeded')} and ${ended}`],
    ['FAILED', `${opening('failed')} and ${ended}`],
    ['TIMED_OUT', `${opening('timed out')} and ${ended}`],
    ['CANCELLED', `${opening('cancelled')} and ${ended}`],
    ['IN_PROGRESS', `${opening('in progress')} and is still running.`],
    ['CANCELLING', `${opening('being cancelled')} and is still running.`],
  ])('%s', (status, text) => {
    expect(group({ kind: 'ran', group: 'AmazonLinuxDev', run: ran(status) })).toEqual([text]);
  });

  test.each<[string, Run, string]>([
    [
      'waiting to start',
      { status: 'PENDING', startedAt: start },
      'The latest run status for the maintenance window target group AmazonLinuxDev is waiting to start. It has been due since 20 November 2026, 02:00 UTC.',
    ],
    [
      'over without an end',
      { status: 'FAILED', startedAt: start },
      `${opening('failed')}. When it ended is not known.`,
    ],
    [
      'skipped without an end',
      { status: 'SKIPPED_OVERLAPPING', startedAt: start },
      `${opening('skipped, because an earlier run was still going on')}. When it ended is not known.`,
    ],
    [
      'failed in part, and going on',
      { status: 'FAILED', startedAt: start, goesOn: true },
      `${opening('failed')} and is still running.`,
    ],
    [
      'in progress, though it has an end',
      { status: 'IN_PROGRESS', startedAt: start, endedAt: end },
      `${opening('in progress')} and is still running.`,
    ],
  ])('the words follow the status: %s', (_, run, text) => {
    expect(group({ kind: 'ran', group: 'AmazonLinuxDev', run })).toEqual([text]);
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
  test.each<[string, GroupStatus, string[]]>([
    [
      'as far as it could be read',
      { kind: 'ran', group: 'AmazonLinuxDev', run: ran('FAILED'), extent },
      [
        `${opening('failed').replace('The', 'As far as I could read, the')} and ${ended}`,
        `${unread}, so there may be a newer run.`,
      ],
    ],
    [
      'before a run of a target that is registered no more',
      { kind: 'ran', group: 'AmazonLinuxDev', run: ran('SUCCESS'), unknown: ran('FAILED') },
      [
        `${opening('succeeded').replace('The', 'As far as I can tell, the')} and ${ended}`,
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
