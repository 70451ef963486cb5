import { describe, expect, test } from 'vitest';
import type { GroupRun, GroupStatus } from '../../src/patching/group-status.ts';
import { type Run, type Status, statuses } from '../../src/patching/runs.ts';
import { groupListSentences, groupSentences } from '../../src/patching/telling/group-sentences.ts';
import { telling } from './patching-world.ts';

const start = Date.UTC(2026, 10, 20, 2, 0);
const end = Date.UTC(2026, 10, 20, 2, 45);

function ran(status: Status): Run {
  return {
    status,
    startedAt: start,
    ...(statuses[status].counts === 'in progress' ? {} : { endedAt: end }),
  };
}
function told(status: GroupStatus, said = 'purple') {
  return groupSentences(status, said, telling).map(({ text }) => text);
}
function group(run: GroupRun) {
  return told({ kind: 'found', found: [run] });
}
const nowhere = 'Systems Manager does not say why. The output of the command is in its console, under Run Command.';

const started = 'started at 02:00 UTC today';
const ended = 'ended at 02:45 UTC.';

describe('PS13 one target group', () => {
  const opening = (status: string) =>
    `The latest run status for the maintenance window target group AmazonLinuxDev is ${status}. It ${started}`;
  test.each<[Status, string]>([
    ['SUCCESS', `${opening('successful')} and ${ended}`],
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
      `${opening('successful')}. When it ended is not known.`,
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
        `${opening('successful').replace('The', 'As far as I can tell, the')} and ${ended}`,
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

test('several that were asked for at once are told one after another', () => {
  const found = ['AmazonLinuxDev', 'UbuntuDev'].map((name) => ({ kind: 'never ran', group: name }) as const);
  expect(told({ kind: 'found', found })).toEqual([
    'The target group AmazonLinuxDev was not patched in the last 30 days. The target group UbuntuDev was not patched in the last 30 days.',
  ]);
});

describe('a window that was asked for by its name: its latest job', () => {
  const job = { window: 'linux-dev', ...ran('FAILED') };
  test.each<[string, Extract<GroupStatus, { kind: 'found' }>['found'][number], string]>([
    [
      'which succeeded',
      { kind: 'job', window: 'linux-dev', job: { job: { ...job, ...ran('SUCCESS') } } },
      'The job linux-dev succeeded. It started at 02:00 UTC today and ended at 02:45 UTC.',
    ],
    [
      'which failed, in one of two groups',
      {
        kind: 'job',
        window: 'linux-dev',
        job: { job, groups: [{ group: 'UbuntuDev', run: ran('FAILED') }, { group: 'AmazonLinuxDev', run: ran('SUCCESS') }] },
      },
      `The job linux-dev failed. It started at 02:00 UTC today and ended at 02:45 UTC. UbuntuDev failed. AmazonLinuxDev succeeded. ${nowhere}`,
    ],
    [
      'of which there is none',
      { kind: 'job', window: 'linux-dev' },
      'The patch window linux-dev had no job in the last 30 days.',
    ],
    [
      'which could not be read',
      { kind: 'job not read', window: 'linux-dev' },
      'The patch window linux-dev is there, but I could not read its jobs. Please try again in a minute.',
    ],
  ])('%s', (_, one, text) => {
    expect(told({ kind: 'found', found: [one] })).toEqual([text]);
  });
});

describe('PS14 no such group', () => {
  const none = 'There is no such group: purple.';
  test.each<[string, GroupStatus, string[]]>([
    [
      'near names are offered',
      { kind: 'offer', names: ['PurpleDev', 'PurpleProd'] },
      [none, 'Did you mean PurpleDev or PurpleProd?'],
    ],
    [
      'names that are alike are asked about',
      { kind: 'offer', names: ['Web1', 'web-1'], alike: true },
      ['There is more than one of that name: Web1 or web-1. Which one?'],
    ],
    [
      'else some that exist are told',
      { kind: 'no such group', groups: ['A', 'B', 'C', 'D'] },
      [none, 'There is, for example, A, B and C.'],
    ],
    ['and nothing where there is none', { kind: 'no such group', groups: [] }, [none]],
  ])('%s', (_, status, says) => {
    expect(told(status)).toEqual(says);
  });

  test.each([
    ['the purple servers?', 'There is no such group: the purple servers.'],
    ['café 7', 'There is no such group: café 7.'],
    ['048213', 'There is no such group.'],
    ['<!channel>', 'There is no such group: ‹!channel›.'],
    ['*purple*', 'There is no such group: ∗purple∗.'],
    ['<https://opsline.example|purple>', 'There is no such group.'],
    ['opsline.example', 'There is no such group.'],
    ['x'.repeat(61), `There is no such group: ${'x'.repeat(59)}….`],
    ['?', 'There is no such group.'],
  ])('%s: "%s"', (said, text) => {
    expect(told({ kind: 'no such group', groups: [] }, said)).toEqual([text]);
  });

  test('a group that was not found among what could be read is not called unknown', () => {
    expect(told({ kind: 'not read', windows: 200, missed: 137 })).toEqual([
      'I did not find purple, but I could read only 63 of 200 patch windows in time. Please try again in a minute.',
    ]);
  });
});

describe('all target groups', () => {
  const whole = { windows: 5, missed: 0 };
  const names = (count: number) => Array.from({ length: count }, (_, index) => `G${index + 1}`);
  const list = (groups: readonly string[], channel: 'voice' | 'chat', from = 0, extent = whole) => {
    const { says, more } = groupListSentences({ groups, ...extent }, { ...telling, channel, from });
    return [says.map(({ text }) => text).join(' '), more];
  };
  test.each<[string, number, 'voice' | 'chat', number, string, number | undefined]>([
    ['none', 0, 'chat', 0, 'There is no target group.', undefined],
    ['one', 1, 'chat', 0, 'There is one target group: G1.', undefined],
    ['three', 3, 'voice', 0, 'There are 3 target groups: G1, G2 and G3.', undefined],
    [
      'seven, on the phone',
      7,
      'voice',
      0,
      'There are 7 target groups: G1, G2, G3, G4, G5 and 2 more. Say "more" for the rest.',
      5,
    ],
    ['the rest of them', 7, 'voice', 5, 'The rest: G6 and G7.', undefined],
    [
      'twelve, on the phone, after the first five',
      12,
      'voice',
      5,
      'Then: G6, G7, G8, G9, G10 and 2 more. Say "more" for the rest.',
      10,
    ],
    [
      'seventeen, in a chat',
      17,
      'chat',
      0,
      `There are 17 target groups: ${names(15).join(', ')} and 2 more. Say "more" for the rest.`,
      15,
    ],
    ['fewer than before', 3, 'chat', 15, 'That was all.', undefined],
  ])('%s', (_, count, channel, from, text, more) => {
    expect(list(names(count), channel, from)).toEqual([text, more]);
  });

  test.each([
    [
      names(2),
      'There are 2 target groups: G1 and G2. I could read only 3 of 5 patch windows in time, so there may be more.',
    ],
    [[], 'I saw no target group. I could read only 3 of 5 patch windows in time, so there may be more.'],
  ])('of %j that could be read', (groups, text) => {
    expect(list(groups, 'chat', 0, { windows: 5, missed: 2 })[0]).toBe(text);
  });

  test('as many as one message of Lex holds', () => {
    const long = Array.from({ length: 15 }, (_, index) => `${index}`.padEnd(128, 'x'));
    const { says, more } = groupListSentences({ groups: long, ...whole }, telling);
    expect(says[0]?.text.length).toBeLessThanOrEqual(1024);
    expect(more).toBe(6);
  });
});
