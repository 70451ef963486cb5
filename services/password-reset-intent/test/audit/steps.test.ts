import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, isStepName, outcomeOf, type Step, stepOf, steps, stepText } from '../../src/audit/steps.ts';

const at = Date.UTC(2026, 10, 20, 8, 0);
const names = Object.keys(steps).filter(isStepName);

describe('how an attempt ended, by its steps', () => {
  test.each([
    ['a one-time PIN was sent, and nothing came back', 'pin sent', 'hung up'],
    ['none was sent', 'no pin', 'no pin'],
    ['a wrong one, and the right one', 'pin sent, pin refused, begun, written, told', 'told'],
    ['three wrong ones', 'pin sent, pin refused, pin refused, pin refused', 'pin refused'],
    ['wrong answers, and right ones', 'pin sent, denied, pin sent, begun, written, told', 'told'],
    ['it was begun, and no more is known', 'pin sent, begun', 'outcome unknown'],
    ['it was done, and no more is known', 'pin sent, begun, written', 'not delivered'],
    ['the directory gave no answer', 'begun, unknown', 'outcome unknown'],
    ['the text message was not sent', 'begun, written, not delivered', 'not delivered'],
    ['it was begun, and not done', 'begun, nothing done', 'nothing done'],
    ['a fault before anything was begun', 'pin sent, failed', 'nothing done'],
    ['a fault, and then all went well', 'failed, begun, written, told', 'told'],
    ['a fault, and then wrong answers', 'failed, denied', 'denied'],
    ['what is refused afterwards hides nothing', 'begun, written, told, pin sent, too soon', 'told'],
    ['… nor does a fault', 'begun, unknown, failed', 'outcome unknown'],
    ['nor is anything of before known by one', 'begun, failed', 'outcome unknown'],
    ['what was taken back before it is not done', 'begun, nothing done, failed', 'nothing done'],
    ['an unlock, and then it was not locked', 'begun, told, pin sent, not locked', 'told'],
    ['it was not locked', 'pin sent, not locked', 'not locked'],
    ['one that was begun again, and not known', 'begun, written, told, begun', 'outcome unknown'],
    ['one that was begun again, and not done', 'begun, written, told, begun, nothing done', 'told'],
  ])('%s: %s is "%s"', (_, all, outcome) => {
    const came = all.split(', ').map((name, place): Step => {
      if (!isStepName(name)) throw new Error(`no step: ${name}`);
      return { name, at: at + place };
    });
    expect(outcomeOf(inOrder(came.toReversed()))).toBe(outcome);
  });

  test('where no step is known, nothing', () => {
    expect(outcomeOf([])).toBe('nothing');
  });

  test('what came at the same millisecond is in the order of the table', () => {
    const together = names.map((name): Step => ({ name, at }));
    expect(inOrder(together.toReversed())).toEqual(together);
  });
});

test('a step is read as it was written, and nothing else is one', () => {
  const reason = fc.option(fc.stringMatching(/^[a-z][a-z -]{0,30}$/), { nil: undefined });
  const time = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...names), time, reason, (name, at, why) => {
      const step = { name, at, ...(why !== undefined && { reason: why }) };
      expect(stepOf(stepText(step))).toStrictEqual(step);
    }),
  );
  for (const none of [
    '',
    'told',
    '2026-11-20T08:00:00.000Z',
    '2026-11-20T08:00:00.000Z gone',
    'soonZ told',
    'at 2026-11-20T08:00:00.000Z told',
    '2026-11-20T08:00:00.000Z told, or so',
  ]) {
    expect(stepOf(none)).toBeUndefined();
  }
});
