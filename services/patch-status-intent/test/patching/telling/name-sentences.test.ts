import { describe, expect, test } from 'vitest';
import type { GroupStatus } from '../../../src/patching/group-status.ts';
import { groupListSentences, groupSentences } from '../../../src/patching/telling/group-sentences.ts';
import { telling } from '../patching-world.ts';
import { nowhere, ran } from './runs.ts';

function told(status: GroupStatus, said = 'purple') {
  return groupSentences(status, said, telling).map(({ text }) => text);
}

test('several that were asked for at once are told one after another', () => {
  const found = ['AmazonLinuxDev', 'UbuntuDev'].map((name) => ({ kind: 'never ran', group: name }) as const);
  expect(told({ kind: 'found', found })).toEqual([
    'The target group AmazonLinuxDev was not patched in the last 30 days.',
    'The target group UbuntuDev was not patched in the last 30 days.',
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
        job: {
          job,
          groups: [
            { group: 'UbuntuDev', run: ran('FAILED') },
            { group: 'AmazonLinuxDev', run: ran('SUCCESS') },
          ],
        },
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
      ['There is more than one of that name: Web1 or web-1. Which one? Say "the first" or "the second".'],
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
    ['is there anything about the mainframe test group?', 'There is no such group.'],
    ['honey can you close the window', 'Sorry, I did not understand that.'],
    ['does it work now?', 'Sorry, I did not understand that.'],
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
    ['fewer than before', 3, 'chat', 15, 'I have no more to tell of that.', undefined],
  ])('%s', (_, count, channel, from, text, more) => {
    expect(list(names(count), channel, from)).toEqual([text, more]);
  });

  test.each([
    [
      names(2),
      'I saw 2 target groups: G1 and G2. I could read only 3 of 5 patch windows in time, so there may be more.',
    ],
    [[], 'I saw no target group. I could read only 3 of 5 patch windows in time, so there may be more.'],
  ])('of %j that could be read', (groups, text) => {
    expect(list(groups, 'chat', 0, { windows: 5, missed: 2 })[0]).toBe(text);
  });

  test('what was read in part is told anew, and nothing of it is called the rest', () => {
    const part = { windows: 5, missed: 2 };
    const partly = 'I could read only 3 of 5 patch windows in time, so there may be more.';
    expect(list(names(7), 'voice', 0, part)).toEqual([
      `I saw 7 target groups: G1, G2, G3, G4, G5 and 2 more. Say "more" for the rest. ${partly}`,
      0,
    ]);
    expect(list(names(7), 'voice', 5, part)).toEqual([`Then: G6 and G7. ${partly}`, undefined]);
    expect(list(names(3), 'voice', 5, part)).toEqual([
      `I have no more to tell of that. ${partly}`,
      undefined,
    ]);
  });

  test('as many as one message of Lex holds', () => {
    const long = Array.from({ length: 15 }, (_, index) => `${index}`.padEnd(128, 'x'));
    const { says, more } = groupListSentences({ groups: long, ...whole }, telling);
    expect(says[0]?.text.length).toBeLessThanOrEqual(1024);
    expect(more).toBe(6);
  });
});
