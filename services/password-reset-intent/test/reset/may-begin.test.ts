import { describe, expect, test } from 'vitest';
import { isRequestState, resetStates } from '../../src/reset/outcomes.ts';
import { mayBegin } from '../../src/reset/rules.ts';
import { request, unlock } from './requests.ts';

const states = [undefined, ...Object.keys(resetStates).filter(isRequestState)];

/** How far a request may have come for another to begin in its place. */
function beginsAfter(...of: Parameters<typeof mayBegin>[1][]): unknown[] {
  return states.filter((state) => of.every((one) => mayBegin(state, one)));
}

describe('a request begins in the place of one that has come so far', () => {
  const faults = ['not unlocked', 'nothing done'];

  test('an unlock, after none and after a fault of ours', () => {
    expect(beginsAfter(unlock)).toEqual([undefined, ...faults]);
  });

  test('a new password, after an unlock in its place too, however that ended', () => {
    const unlocks = [
      'unlocked',
      'unlocked, expired',
      'not locked',
      'not locked, expired',
      'unlock unknown',
      'unlocked too often',
    ];
    expect(beginsAfter(request)).toEqual([undefined, ...unlocks, ...faults]);
  });

  test('what is chosen, after an offer alone', () => {
    const chosen = ['unlock', 'new password'] as const;
    expect(beginsAfter(...chosen.map((one) => ({ ...request, chosen: one })))).toEqual(['unlock offered']);
  });
});
