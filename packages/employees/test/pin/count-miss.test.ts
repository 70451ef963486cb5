import type { JournalStore } from '@opsline/attempts';
import { memoryJournal } from '@opsline/attempts/testing';
import { expect, test } from 'vitest';
import { line, type Refusal } from '../../src/pin/attempt-rules.ts';
import { countMiss } from '../../src/pin/count-miss.ts';

const now = 1_760_000_000_000;

test.each<[string, boolean, Refusal | undefined, string]>([
  ['a wrong entry is counted', false, undefined, 'append'],
  ['a right one is not', true, undefined, 'touch'],
  ['a wrong one that is not looked at is not', false, 'limited', 'touch'],
  ['nor is a right one that is not looked at', true, 'limited', 'touch'],
])('%s, at the same cost, and the journal is kept as long', async (_, right, refusal, asked) => {
  const memory = memoryJournal();
  const calls: [string, number][] = [];
  const journal: JournalStore = {
    ...memory,
    append: (key, entry, keptUntil) => {
      calls.push(['append', keptUntil]);
      return memory.append(key, entry, keptUntil);
    },
    touch: (key, keptUntil) => {
      calls.push(['touch', keptUntil]);
      return memory.touch(key, keptUntil);
    },
  };
  const miss = { ...line, entry: { seal: 's', right }, now, key: 'k', read: [] };
  expect(await countMiss(journal, miss, refusal)).toBe(refusal);
  expect(calls).toEqual([[asked, now + line.keepMs]]);
});
