import { describe, expect, test } from 'vitest';
import type { GroupRun } from '../../../src/patching/group-status.ts';
import type { Job } from '../../../src/patching/runs.ts';
import { groupCard, groupListCard, latestCard } from '../../../src/patching/telling/card.ts';
import { groupSentences } from '../../../src/patching/telling/group-sentences.ts';
import { latestSentences } from '../../../src/patching/telling/latest-sentences.ts';
import { telling } from '../patching-world.ts';
import { job, jobs, ran } from './runs.ts';

/** The sentences that the rows do not stand for. */
function besides(says: readonly { text: string }[], from: number, count: number): string[] {
  return says.map(({ text }) => text).filter((_, index) => index < from || index >= from + count);
}

describe('SL3 the facts of "latest"', () => {
  const cardOf = (all: readonly Job[], from = 0, missed = 0) => {
    const latest = { jobs: all, windows: 5, missed };
    const { says } = latestSentences(latest, { ...telling, from });
    const card = latestCard(latest, { ...telling, from }, says.length);
    const { from: first = 0, count = 0 } = card?.insteadOf ?? {};
    return { card, besides: besides(says, first, count) };
  };

  test('one or two jobs are told by rows alone', () => {
    const { card, besides: others } = cardOf([job('FAILED', 'windows-prod'), job('SUCCESS')]);
    expect(card?.rows).toEqual([
      {
        name: 'windows-prod',
        counts: 'failed',
        is: 'failed',
        when: 'today, 02:00 to 02:45',
        ask: 'windows-prod',
      },
      { name: 'linux-dev', counts: 'succeeded', is: 'succeeded', when: 'today, 02:00 to 02:45' },
    ]);
    expect([card?.zone, others]).toEqual(['All times are UTC.', []]);
  });

  test('of three and more those that failed or go on have rows, below the sentence that counts them', () => {
    const { card, besides: others } = cardOf([job('SUCCESS'), job('FAILED', 'a'), job('IN_PROGRESS', 'b')]);
    expect(card?.rows.map(({ name, when }) => [name, when])).toEqual([
      ['a', 'today, 02:00 to 02:45'],
      ['b', 'since 02:00'],
    ]);
    expect(others).toEqual([expect.stringContaining('You have a total of 3 patch jobs')]);
  });

  test('what could not be read is said all the same', () => {
    const { besides: others } = cardOf([job('SUCCESS'), job('FAILED', 'a'), job('FAILED', 'b')], 0, 2);
    expect(others).toHaveLength(2);
  });

  test('"more" goes on where it was', () => {
    const all = Array.from({ length: 8 }, (_, index) => job('FAILED', `w${index}`));
    expect(cardOf(all).card?.rows).toHaveLength(5);
    expect(cardOf(all, 5).card?.rows.map(({ name }) => name)).toEqual(['w5', 'w6', 'w7']);
  });

  test('without a job, or where all is well, there are none', () => {
    expect(cardOf([]).card).toBeUndefined();
    expect(cardOf(jobs('SUCCESS', 'SUCCESS', 'SUCCESS')).card).toBeUndefined();
  });
});

describe('SL3 the facts of a group', () => {
  const run: GroupRun = { kind: 'ran', group: 'AmazonLinuxDev', run: ran('FAILED') };

  test('a row stands for its first sentence; why it failed is said', () => {
    const status = { kind: 'found', found: [run] } as const;
    const card = groupCard(status, telling);
    expect(card?.rows).toMatchObject([{ name: 'AmazonLinuxDev', counts: 'failed' }]);
    const { from = 0, count = 0 } = card?.insteadOf ?? {};
    const others = besides(groupSentences(status, 'amazon linux dev', telling), from, count);
    expect(others.join(' ')).toContain('I found no reason');
  });

  test('two groups, and what is not sure, are said in sentences', () => {
    expect(groupCard({ kind: 'found', found: [run, run] }, telling)).toBeUndefined();
    expect(
      groupCard({ kind: 'found', found: [{ ...run, unknown: ran('SUCCESS') }] }, telling),
    ).toBeUndefined();
    expect(groupCard({ kind: 'offer', names: ['a', 'b'] }, telling)).toBeUndefined();
  });

  test('a list has as many names as find room, and says how many there are', () => {
    const groups = Array.from({ length: 300 }, (_, index) => `group-${index}`.padEnd(40, 'x'));
    const { some = [], all } = groupListCard({ groups, windows: 1, missed: 0 })?.names ?? {};
    expect([some.length < 100, all]).toEqual([true, 300]);
    expect(JSON.stringify(some).length).toBeLessThanOrEqual(4_000);
    expect(groupListCard({ groups: [], windows: 1, missed: 0 })).toBeUndefined();
  });
});
