import { pinLifeMs } from '@opsline/otp';
import { memoryStore, type Scene, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';

const pin = 100_000;
function sceneWith(...draws: readonly number[]): Scene {
  return sceneOf(memoryStore(), draws.length > 0 ? draws : [pin]);
}

describe('typed for the one-time PIN 100000', () => {
  test.each([
    ['C1', '1e5', 'wrong'],
    ['C2', '0100000', 'wrong'],
    ['C3', '+100000', 'wrong'],
    ['C4', ' 100000', 'accepted'],
    ['C5', '100000\n', 'accepted'],
    ['C6', '100000.0', 'wrong'],
    ['C7', '0x186A0', 'wrong'],
    ['C8', '100000abc', 'wrong'],
    ['C9', '１０００００', 'wrong'],
    ['C10', '١٠٠٠٠٠', 'wrong'],
    ['C11', '\u200b100000', 'wrong'],
    ['C12', '10 00 00', 'accepted'],
    ['C12', '100-000', 'accepted'],
    ['C16', '1'.repeat(1_000_000), 'wrong'],
  ])('%s', async (_id, guess, verdict) => {
    const { issue, type } = sceneWith();
    await issue();
    expect(await type(guess)).toBe(verdict);
    // What is not six digits spends no try.
    expect(await type('100000')).toBe(verdict === 'accepted' ? 'spent' : 'accepted');
  });
});

// One line is one step: `ask → sent`, `wait 30000`, or what is typed and what comes of it.
async function play({ issue, type, pass }: Scene, lines: readonly string[]): Promise<readonly string[]> {
  const heard: string[] = [];
  for (const line of lines) {
    const [step = ''] = line.split(' → ');
    if (step.startsWith('wait ')) {
      pass(Number(step.slice(5)));
      heard.push(step);
    } else heard.push(`${step} → ${step === 'ask' ? await issue() : await type(step)}`);
  }
  return heard;
}

test.each<[string, readonly number[], readonly string[]]>([
  ['C13 the leading zero counts', [12_345], ['ask → sent', '12345 → wrong', '012345 → accepted']],
  ['C14 000000 is allowed, once', [0], ['ask → sent', '000000 → accepted', '000000 → spent']],
  ['C17 nothing typed, nothing outstanding', [], [' → wrong']],
  ['C18 six digits, nothing outstanding', [], ['000000 → wrong', '100000 → wrong']],
  ['C19 the right one in time', [pin], ['ask → sent', `wait ${pinLifeMs - 1}`, '100000 → accepted']],
  ['C19 the right one too late', [pin], ['ask → sent', `wait ${pinLifeMs}`, '100000 → expired']],
  ['C19 the right one two days later', [pin], ['ask → sent', 'wait 172800000', '100000 → expired']],
  ['C20 the right one twice in a row', [pin], ['ask → sent', '100000 → accepted', '100000 → spent']],
  [
    'C22 O6 the old one after a resend, then the new one',
    [pin, 200_000],
    ['ask → sent', 'wait 30000', 'ask → sent', '100000 → wrong', '200000 → accepted'],
  ],
  [
    'C23 O5 three wrong ones, then the right one',
    [pin],
    ['ask → sent', '300000 → wrong', '300001 → wrong', '300002 → wrong', '100000 → spent'],
  ],
  [
    'C23 two wrong ones and the right one',
    [pin],
    ['ask → sent', '300000 → wrong', '300001 → wrong', '100000 → accepted'],
  ],
  [
    'the same wrong one four times is one try',
    [pin],
    [
      'ask → sent',
      '300000 → wrong',
      '300000 → wrong',
      '300000 → wrong',
      '300000 → wrong',
      '100000 → accepted',
    ],
  ],
])('%s', async (_case, draws, lines) => {
  expect(await play(sceneWith(...draws), lines)).toEqual(lines);
});
