import { describe, expect, test } from 'vitest';
import { askers, newRow, type Row } from '../../src/row.ts';
import {
  conversation,
  hasShare,
  own,
  person,
  type Share,
  withoutSend,
  withSend,
} from '../../src/rules/send-limits.ts';

const now = 1_760_000_000_000;
const minute = 60_000;

function rowOf(sends: readonly number[], strangersSends: readonly number[] = []): Row {
  return { ...newRow, sends, strangersSends };
}

describe("whose text messages are of the strangers' share", () => {
  test.each<[string, Share, readonly string[]]>([
    ['of a holder or a phone, where somebody is known', own, ['stranger']],
    ['of a person who asks', person, ['stranger', 'anybody']],
    ['of a holder in a conversation', conversation, ['stranger', 'anybody']],
  ])('%s', (_, share, strangers) => {
    expect(askers.filter((asker) => share.isStranger(asker))).toEqual(strangers);
    for (const asker of askers) {
      const { sends, strangersSends } = withSend(newRow, share, asker, now);
      expect([sends, strangersSends]).toEqual([[now], share.isStranger(asker) ? [now] : []]);
    }
  });

  test('who has none of it left may have of all that is left, and the other way round', () => {
    const used = [now - 2 * minute, now - minute];
    const strangers = rowOf(used, used);
    expect([hasShare(strangers, own, 'stranger', now), hasShare(strangers, own, 'owner', now)]).toEqual([
      false,
      true,
    ]);
    const all = rowOf([...used, now - 40_000]);
    expect([hasShare(all, own, 'stranger', now), hasShare(all, own, 'owner', now)]).toEqual([false, false]);
  });
});

describe('a text message that was counted and not sent is taken back', () => {
  test.each<[string, Row, Row]>([
    ['the last of that moment', rowOf([1, now, now, now + 1]), rowOf([1, now, now + 1])],
    ['with that of strangers', rowOf([1, now], [now]), rowOf([1], [])],
    ['where only strangers have it', rowOf([1], [2, now]), rowOf([1], [2])],
  ])('%s', (_, row, expected) => {
    expect(withoutSend(row, now)).toEqual(expected);
  });

  test('where there is none of that moment nothing changes', () => {
    const row = rowOf([1, 2], [1]);
    expect(withoutSend(row, now)).toBe(row);
  });
});
