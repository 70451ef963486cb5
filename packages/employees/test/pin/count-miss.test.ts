import { memoryJournal, writesOf } from '@opsline/attempts/testing';
import { expect, test } from 'vitest';
import { line, type Refusal } from '../../src/pin/attempt-rules.ts';
import { countMiss } from '../../src/pin/count-miss.ts';

const now = 1_760_000_000_000;

test.each<[string, boolean, Refusal | undefined, string]>([
  ['a wrong entry is counted', false, undefined, 'miss'],
  ['a right one is not', true, undefined, 'touch'],
  ['a wrong one that is not looked at is not', false, 'limited', 'touch'],
  ['nor is a right one that is not looked at', true, 'limited', 'touch'],
])('%s, at the same cost, and the journal is kept as long', async (_, right, refusal, asked) => {
  const { journal, writes } = writesOf(memoryJournal());
  const miss = { ...line, entry: { seal: 's', right }, now, key: 'k', read: [] };
  expect(await countMiss(journal, miss, refusal)).toBe(refusal);
  expect(writes).toEqual([{ key: 'k', is: asked, keptUntil: now + line.keepMs }]);
});
