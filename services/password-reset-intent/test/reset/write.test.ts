import { describe, expect, test } from 'vitest';
import { insistently } from '../../src/reset/or-undo.ts';
import { request, withoutPossession } from './requests.ts';

describe('the write', () => {
  test('C49 a refusal by policy draws anew, at most three times', async () => {
    const { reset, directory, log } = withoutPossession({ writes: [{ outcome: 'policy' }] });
    expect(await reset(request, undefined)).toBe('nothing done');
    expect(new Set(directory.passwords).size).toBe(3);
    expect(log.at(-1)).toMatchObject({ outcome: 'nothing done', reason: 'policy' });
  });

  test('C49 the second one is accepted', async () => {
    const { reset, directory, passwordTexts } = withoutPossession({
      writes: [{ outcome: 'policy' }, { outcome: 'reset', history: 'not enforced' }],
    });
    expect(await reset(request, undefined)).toBe('told');
    expect(passwordTexts().map(({ text }) => text)).toEqual([
      expect.stringContaining(directory.passwords[1] ?? '?'),
    ]);
  });

  test.each(['denied', 'gone', 'never expires'] as const)(
    'C52 %s: nothing changed, one write',
    async (outcome) => {
      const { reset, directory, texts } = withoutPossession({ writes: [{ outcome }] });
      expect(await reset(request, undefined)).toBe('nothing done');
      expect(directory.passwords).toHaveLength(1);
      expect(texts).toEqual([]);
    },
  );

  test('C55 no answer: no second write, nothing texted, the helpdesk told', async () => {
    const { reset, directory, texts, notices, log } = withoutPossession({ writes: [{ outcome: 'unknown' }] });
    expect(await reset(request, undefined)).toBe('unknown');
    expect(await reset(request, undefined)).toBe('unknown');
    expect(directory.passwords).toHaveLength(1);
    expect(texts).toEqual([]);
    expect(notices).toHaveLength(1);
    expect(log).toContainEqual(
      expect.objectContaining({ event: 'helpdesk', outcome: 'RESET_OUTCOME_UNKNOWN' }),
    );
  });

  test.each(['open', 'find', 'policy', 'reset'] as const)(
    'a directory that fails at %s: nothing changed',
    async (down) => {
      const { reset, directory, texts } = withoutPossession({ down });
      expect(await reset(request, undefined)).toBe('nothing done');
      expect([directory.passwords, texts]).toEqual([[], []]);
      if (down !== 'open') expect(directory.asked.at(-1)).toBe('close');
    },
  );
});

test.each([
  [0, 'taken back', 1],
  [2, 'taken back', 3],
  [3, 'not taken back', 3],
])('where it fails %i times it is %s, in %i tries', async (failures, outcome, tries) => {
  let tried = 0;
  const takeBack = insistently(async () => {
    tried += 1;
    if (tried <= failures) throw new Error('the table is down');
  });
  const end = await takeBack.then(
    () => 'taken back',
    () => 'not taken back',
  );
  expect([end, tried]).toEqual([outcome, tries]);
});

describe('C59 D13 telling', () => {
  test('a text message that is not accepted: said so, once, and again', async () => {
    const { reset, directory, log, notices } = withoutPossession({ sms: 'down' });
    expect(await reset(request, undefined)).toBe('not delivered');
    expect(await reset(request, undefined)).toBe('not delivered');
    expect(directory.passwords).toHaveLength(1);
    expect(notices).toEqual([expect.stringContaining('RESET_NOT_DELIVERED')]);
    expect(log).toContainEqual(
      expect.objectContaining({ event: 'helpdesk', outcome: 'RESET_NOT_DELIVERED' }),
    );
  });

  test('a helpdesk that cannot be told does not change what the caller is told', async () => {
    const { reset, log } = withoutPossession({ helpdesk: 'down' });
    expect(await reset(request, undefined)).toBe('told');
    expect(log.filter(({ event }) => event === 'fault')).not.toEqual([]);
  });

  test('C59 the same request delivered again: one write, one password, the same answer', async () => {
    const { reset, directory, passwordTexts } = withoutPossession();
    expect([await reset(request, undefined), await reset(request, undefined)]).toEqual(['told', 'told']);
    expect([directory.passwords.length, passwordTexts().length]).toEqual([1, 1]);
  });

  test('… also at the same moment', async () => {
    const { reset, directory, passwordTexts } = withoutPossession();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => reset(request, undefined)));
    expect(new Set(outcomes)).toEqual(new Set(['told']));
    expect([directory.passwords.length, passwordTexts().length]).toEqual([1, 1]);
  });
});
