import { describe, expect, test } from 'vitest';
import { judgeAnswer, judgeHelp, judgeUnknown, judgeWatch, type Turn } from '../src/smoke/judge.ts';
import { type Deployed, smoke, type Tried } from '../src/smoke/smoke.ts';

/** A stage with one bot, which says this of its locale, one look after the other. */
function building(looks: string[]): Deployed {
  const bot = { service: 'password-reset-intent', botId: 'B', botAliasId: 'A', localeId: 'en_US' };
  return {
    bots: [bot],
    built: async () => looks.shift() ?? 'Building',
    say: async () => ({ $metadata: {} }),
    ask: undefined,
    isEmployee: async () => false,
    watch: undefined,
  };
}

test.each<[string, string[], waits: number, Tried['said']]>([
  ['built at once', ['Built'], 0, 'Built'],
  ['built at the third look', ['Creating', 'ReadyExpressTesting', 'Built'], 2, 'Built'],
  ['never built: five minutes', [], 99, 'its locale is Building'],
])('a bot that is %s', async (_, looks, waits, said) => {
  const slept: number[] = [];
  const tried = await smoke(building(looks), {
    sleep: async (ms) => void slept.push(ms),
    session: () => 's',
    tell: () => {},
  });
  expect(tried[0]?.said).toBe(said);
  expect(slept).toEqual(Array(waits).fill(3_000));
});

describe('what a turn says of a bot', () => {
  const good: Turn = {
    intent: 'patchStatusIntent',
    state: 'InProgress',
    slot: 'EmployeeID',
    hasMessage: true,
  };
  test.each<[string, Partial<Turn>, boolean]>([
    ['an answer', {}, true],
    ['not understood', { intent: 'FallbackIntent' }, false],
    ['no intent', { intent: '' }, false],
    ['a function that failed', { state: 'Failed' }, false],
    ['no word', { hasMessage: false }, false],
  ])('to help: %s', (_, other, well) => {
    expect(judgeHelp({ ...good, ...other }).well).toBe(well);
  });

  test.each<[string, Turn, Turn, boolean]>([
    ['the next question', good, { ...good, slot: 'OneTimePin' }, true],
    ['the same question', good, good, false],
    ['no question', good, { ...good, slot: undefined }, false],
    ['an apology', good, { ...good, slot: 'OneTimePin', state: 'Failed' }, false],
    ['no question before', { ...good, slot: undefined }, { ...good, slot: 'OneTimePin' }, false],
  ])('to an unknown employee ID: %s', (_, before, after, well) => {
    expect(judgeUnknown(before, after).well).toBe(well);
  });
});

test.each<[unknown, boolean]>([
  [{ status: 'unknown', employeeId: '', authentication: '' }, true],
  [{ status: 'known', employeeId: '101', authentication: '' }, false],
  [{ status: 'unknown' }, false],
  [null, false],
])('auth-lookup answers %j', (answer, well) => {
  expect(judgeAnswer(answer).well).toBe(well);
});

test.each<[string, string | undefined, boolean]>([
  ['SUCCEEDED', undefined, true],
  ['FAILED', 'ComplianceAlerts.NoRecentSuccess', true],
  ['FAILED', 'DynamoDB.ResourceNotFoundException', false],
  ['TIMED_OUT', undefined, false],
])('the watch is %s, %s', (status, error, well) => {
  expect(judgeWatch({ status, error }).well).toBe(well);
});
