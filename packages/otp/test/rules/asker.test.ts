import { expect, test } from 'vitest';
import { newRow } from '../../src/row.ts';
import { askerOf } from '../../src/rules/asker.ts';
import { knownMs } from '../../src/rules/policy.ts';

const now = 1_760_000_000_000;

/** A row in which a right one-time PIN was typed so long ago, ms. */
function provenAgo(ms: number) {
  return { ...newRow, provenAt: now - ms };
}

test.each([
  ['nobody typed a right one', newRow, newRow, 'anybody'],
  ['it was typed here just now', provenAgo(0), newRow, 'owner'],
  ['it was typed here as long ago as is remembered', provenAgo(knownMs - 1), newRow, 'owner'],
  ['it was typed here longer ago', provenAgo(knownMs), newRow, 'anybody'],
  ['it was typed elsewhere', newRow, provenAgo(knownMs - 1), 'stranger'],
  ['it was typed elsewhere longer ago', newRow, provenAgo(knownMs), 'anybody'],
  ['it was typed here longer ago, and elsewhere since', provenAgo(knownMs), provenAgo(0), 'stranger'],
])('%s: whoever asks here is that', (_, here, holder, asker) => {
  expect(askerOf(here, holder, now)).toBe(asker);
});
