import { expect, test } from 'vitest';
import type { AttemptRecord } from '../../src/audit/attempt-table.ts';
import type { Lock } from '../../src/audit/locks.ts';
import { reportOf, seenOf } from '../../src/audit/report.ts';
import { reportInWords, stepsInWords } from '../../src/audit/report-in-words.ts';
import { stepOf } from '../../src/audit/steps.ts';

const at = Date.UTC(2026, 10, 20, 8, 0);
const when = '2026-11-20T08:00:00.000Z';
const [dana, rosa] = ['104233', '104221'];
const untold = { event: 'RESET', phone: 'sealed', dueAt: at } as const;

/** An attempt by its steps: `pin sent, denied: wrong answers`. */
function attempt(userId: string, came: string, more: Partial<AttemptRecord> = {}) {
  const record: AttemptRecord = {
    id: 'a1',
    account: 'digest',
    userId: 'sealed',
    action: 'new password',
    conversation: 'be76bb24d2b8',
    callerEnds: undefined,
    at,
    steps: came.split(', ').flatMap((text) => stepOf(`${when} ${text}`) ?? []),
    proofs: [],
    untold: undefined,
    ...more,
  };
  return { record, userId };
}

const danas = attempt(dana, 'pin sent, pin refused, pin refused, begun, written, told', {
  callerEnds: '04',
  proofs: ['one-time PIN', 'answers'],
  untold: { ...untold, owes: ['owner', 'helpdesk'] },
});

test('a day: how attempts ended, what they failed at, who is locked, what was texted, and each of them', () => {
  const all = [
    attempt(rosa, 'owner warned, no pin: locked, no pin: locked, no pin: limited', { callerEnds: '21' }),
    danas,
    attempt(dana, 'pin sent, begun, told', { id: 'a2', action: 'unlock', proofs: ['one-time PIN'] }),
    attempt(dana, 'pin sent, begun, written, not delivered'),
    attempt(dana, 'begun, nothing done, begun, written, not delivered', {
      untold: { ...untold, owes: ['helpdesk'] },
    }),
    attempt(dana, 'pin sent, begun, not delivered', { action: 'unlock' }),
    attempt(dana, 'pin sent, pin refused, proved', { action: 'helpdesk' }),
  ];
  const locks = new Map<string, readonly Lock[]>([
    [dana, [{ of: 'resets', until: at + 3_600_000 }]],
    ['104200', []],
    [
      rosa,
      [
        { of: 'one-time PINs', until: Number.POSITIVE_INFINITY },
        { of: 'answers', until: at + 60_000 },
      ],
    ],
  ]);
  expect(reportInWords(reportOf(all, locks), 'the last 24 hours', 4.254)).toEqual([
    'the last 24 hours: 7 attempts',
    '      3  not delivered',
    '      2  told',
    '      1  no pin',
    '      1  proved',
    'refused or failed on the way, attempts by kind:',
    '      2  pin refused',
    '      1  no pin: locked',
    '      1  no pin: limited',
    '      1  nothing done',
    'locked now:',
    '  104233  resets until 2026-11-20T09:00:00.000Z',
    '  104221  one-time PINs until the lock is lifted',
    '  104221  answers until 2026-11-20T08:01:00.000Z',
    'text messages: 10: 5 one-time PINs, 1 passwords, 4 notices, as far as AWS said that it took them',
    'spent on text messages by SNS this month, by the whole account in this Region: 4.25 US dollars',
    'attempts:',
    `  ${when}  104221  new password: no pin; nothing proved; a number ending in 21; conversation be76bb24d2b8; attempt a1`,
    `  ${when}  104233  new password: told, not told yet: owner, helpdesk; proved: answers, one-time PIN; a number ending in 04; conversation be76bb24d2b8; attempt a1`,
    `  ${when}  104233  unlock: told; proved: one-time PIN; no number; conversation be76bb24d2b8; attempt a2`,
    `  ${when}  104233  new password: not delivered; nothing proved; no number; conversation be76bb24d2b8; attempt a1`,
    `  ${when}  104233  new password: not delivered, not told yet: helpdesk; nothing proved; no number; conversation be76bb24d2b8; attempt a1`,
    `  ${when}  104233  unlock: not delivered; nothing proved; no number; conversation be76bb24d2b8; attempt a1`,
    `  ${when}  104233  helpdesk: proved; nothing proved; no number; conversation be76bb24d2b8; attempt a1`,
  ]);
});

test('a day without attempts, and one with one', () => {
  const none = reportInWords(reportOf([], new Map()), 'the last 24 hours', 'unknown');
  expect(none).toEqual([
    'the last 24 hours: 0 attempts',
    'text messages: 0: 0 one-time PINs, 0 passwords, 0 notices, as far as AWS said that it took them',
    'spent on text messages by SNS this month, by the whole account in this Region: unknown',
  ]);
  const one = reportInWords(reportOf([danas], new Map()), dana, 0);
  expect([one[0], one[5]]).toEqual([
    '104233: 1 attempt',
    'spent on text messages by SNS this month, by the whole account in this Region: 0.00 US dollars',
  ]);
});

test('one attempt with its steps, for people and for programs', () => {
  const { record, userId } = attempt(rosa, 'pin sent, denied: wrong answers', { callerEnds: '21' });
  const seen = seenOf(record, userId);
  expect(stepsInWords(seen)).toEqual([
    `  ${when}  104221  new password: denied; nothing proved; a number ending in 21; conversation be76bb24d2b8; attempt a1`,
    `    ${when} pin sent`,
    `    ${when} denied: wrong answers`,
  ]);
  expect(seen).toEqual({
    ...{ attempt: 'a1', at: when, account: rosa, action: 'new password', outcome: 'denied' },
    ...{ proofs: [], callerEnds: '21', conversation: 'be76bb24d2b8', untold: [] },
    steps: [`${when} pin sent`, `${when} denied: wrong answers`],
  });
});
