import { hour } from '@opsline/function-kit/durations';
import { describe, expect, test } from 'vitest';
import type { Found } from '../../src/directory/directory.ts';
import { aboutRecord, type Eligibility, eligibility } from '../../src/reset/eligible.ts';
import { provedBy } from '../../src/reset/proving.ts';
import { account, details, dana as own } from '../stage/dana.ts';
import { found } from '../stage/memory-directory.ts';
import { request } from './requests.ts';

const rules = {
  callerNumber: 'on',
  textablePrefixes: ['+1'],
  numberHoldMs: 72 * hour,
  dateOrder: 'day first',
  timeZone: 'UTC',
} as const;
const now = Date.UTC(2026, 10, 20, 8);
const { userId: _, ...record } = details;

test('an account, its own number on the line', () => {
  expect(eligibility(found(), own, rules, now)).toEqual({
    eligible: true,
    account,
    phone: own,
    record,
  });
});

test.each<[string, Found, string]>([
  ['nobody', { outcome: 'nobody' }, 'nobody'],
  ['C41 two entries with one ID', { outcome: 'several' }, 'several'],
  ['C40 a disabled account', { outcome: 'refused', reason: 'disabled' }, 'disabled'],
  ['C40 a protected account', { outcome: 'refused', reason: 'protected' }, 'protected'],
  ['C40 a service account', { outcome: 'refused', reason: 'service account' }, 'service account'],
  ['a password that never expires', found({ passwordNeverExpires: true }), 'never expires'],
  ['D4 C44 no date of birth on record', found({ birthDate: undefined }), 'record unreadable'],
  ['D4 C44 no month on record', found({ monthStarted: undefined }), 'record unreadable'],
  ['a date of birth that cannot be read', found({ birthDate: '17.04.90' }), 'record unreadable'],
  ['no number on record', found({ mobile: undefined }), 'no number'],
  ['a number that is none', found({ mobile: 'ask Dana' }), 'no number'],
  ['C26 a premium number', found({ mobile: '+1 900 555 0104' }), 'number not textable'],
  ['C28 a number that was changed just now', found({ mobileChangedAt: now }), 'number changed'],
  [
    'C28 a number changed 72 hours ago, all but 1 ms',
    found({ mobileChangedAt: now - 72 * hour + 1 }),
    'number changed',
  ],
  ['C28 a number that is to change, by its clock', found({ mobileChangedAt: now + hour }), 'number changed'],
  [
    'C28 a number changed nobody knows when',
    found({ mobileChangedAt: undefined }),
    'number change unreadable',
  ],
  ['C26 a number abroad', found({ mobile: '+44 20 7946 0000' }), 'number not textable'],
])('D2 PR6 %s is not eligible', (_, what, denial) => {
  expect(eligibility(what, own, rules, now)).toEqual({ eligible: false, denial });
});

describe('C26 C63 the number on record, under an allow-list of everything', () => {
  const everywhere = { ...rules, textablePrefixes: ['+1', '+3', '+4', '+8'] } as const;

  test.each([
    ['+447400123456', '0044 (0)7400 123456'],
    ['+447400123456', '+44-(0)7400 123456'],
    ['+447400123456', '\u202a(+44)(0)7400\u00a0123456\u202c'],
    ['+4915112345678', '+49 (0)151/12345678'],
    ['+393471234567', '+39 347 1234567'],
  ])('a caller from %s is the owner of %j, and gets the texts', (caller, mobile) => {
    expect(eligibility(found({ mobile }), caller, everywhere, now)).toMatchObject({ phone: caller });
  });

  test.each([
    ['no number', '+44 07400 123456'],
    ['no number', '0044 07400 123456'],
    ['no number', '+39 (0)331 1234567'],
    ['number not textable', '0044 (0)9012 345678'],
    ['number not textable', '+44-(0)70-1234-5678'],
    ['number not textable', '+49 (0)900 1234567'],
    ['number not textable', '+33 (0)899 12 34 56'],
    ['number not textable', '+881 612 345678'],
    ['number not textable', '+44 (0)20 7946 0000'],
  ])('%s: %j, whoever calls', (denial, mobile) => {
    for (const callerNumber of ['on', 'off'] as const) {
      const denied = eligibility(found({ mobile }), '+4407400123456', { ...everywhere, callerNumber }, now);
      expect(denied).toEqual({ eligible: false, denial });
    }
  });
});

describe('PR6 the caller’s number', () => {
  test.each<[string, string | undefined]>([
    ['another one', '+15550100777'],
    ['C60 C61 C62 none, as in a chat or where it is withheld', undefined],
  ])('%s: not eligible where it is compared, eligible where it is not', (_, caller) => {
    expect(eligibility(found(), caller, rules, now)).toEqual({
      ...{ eligible: false, denial: 'other number' },
      owner: own,
    });
    expect(eligibility(found(), caller, { ...rules, callerNumber: 'off' }, now)).toMatchObject({
      eligible: true,
    });
  });

  test('another one comes before a record that cannot be read: a stranger has nothing read', () => {
    const what = found({ birthDate: undefined });
    expect(eligibility(what, '+15550100777', rules, now)).toEqual({
      ...{ eligible: false, denial: 'other number' },
      owner: own,
    });
    expect(eligibility(what, own, rules, now)).toEqual({ eligible: false, denial: 'record unreadable' });
  });

  test('P2 a number that nobody knows is not the number that nobody has', () => {
    const nobody = found({ mobile: undefined });
    expect(eligibility(nobody, undefined, rules, now)).toEqual({ eligible: false, denial: 'no number' });
  });
});

describe('C28 a number on record that was changed', () => {
  test('72 hours ago is like any other', () => {
    const what = found({ mobileChangedAt: now - 72 * hour });
    expect(eligibility(what, own, rules, now)).toMatchObject({ eligible: true });
  });

  test.each([now, undefined])('at %s counts at once where nothing is held', (mobileChangedAt) => {
    const none = { ...rules, numberHoldMs: 0 };
    expect(eligibility(found({ mobileChangedAt }), own, none, now)).toMatchObject({ eligible: true });
  });

  test('is no reason that a stranger gets as far as, nor is its owner warned on it', () => {
    const judged = (mobileChangedAt: number) =>
      eligibility(found({ mobileChangedAt }), '+15550100777', rules, now);
    expect(judged(now)).toEqual({ eligible: false, denial: 'other number' });
    expect(judged(0)).toEqual({ eligible: false, denial: 'other number', owner: own });
  });
});

describe('what is proved beside possession', () => {
  const owned: Eligibility = { eligible: true, account, phone: own, record };
  const stranger: Eligibility = { eligible: false, denial: 'other number', owner: own };
  test.each<[string, Eligibility, string | undefined, boolean, readonly string[]]>([
    ['right answers, from the number on record', owned, own, true, ['calling number', 'answers']],
    ['wrong answers, from the number on record', owned, own, false, ['calling number']],
    ['right answers, from another number', owned, '+15550100777', true, ['answers']],
    ['right answers, from a number that nobody knows', owned, undefined, true, ['answers']],
    ['wrong answers, from another number', owned, '+15550100777', false, []],
    ['an account that is not eligible', stranger, own, false, []],
    ['… whoever calls', { eligible: false, denial: 'no number' }, undefined, false, []],
  ])('%s', (_, judged, caller, right, proved) => {
    expect(provedBy(judged, right, { ...request, caller })).toEqual(proved);
  });
});

test.each([
  ['unreadable', 'RECORD_UNREADABLE'],
  ['record unreadable', 'RECORD_UNREADABLE'],
  ['number change unreadable', 'RECORD_UNREADABLE'],
  ['number changed', 'NUMBER_CHANGED'],
  ['nobody', undefined],
  ['disabled', undefined],
] as const)('denied since it is "%s", the helpdesk has to know %s', (denial, event) => {
  expect(aboutRecord({ eligible: false, denial })).toBe(event);
});
