import { readFileSync } from 'node:fs';
import { memoryStore, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import {
  type Action,
  actions,
  challengeOf,
  isNeeded,
  isPossible,
  isProved,
  proofs,
} from '../../src/rules/proof.ts';
import { allProofRules, proofLives, proofTable } from './proof-table.ts';

/** Every set of proofs: sixteen. */
const sets = Array.from({ length: 2 ** proofs.length }, (_, bits) =>
  proofs.filter((_proof, place) => ((bits >> place) & 1) === 1),
);

/**
 * For each action and each set, the deployments in which it is enough: `possession`/`callerNumber`. What is not here is
 * enough in none. "number" is the calling number.
 */
const everywhere = ['on/on', 'on/off', 'off/on', 'off/off'];
const enough: Readonly<Record<Action, Readonly<Record<string, readonly string[]>>>> = {
  'hear patch status': {
    PIN: everywhere,
    'number, PIN': everywhere,
    'one-time PIN': everywhere,
    'number, one-time PIN': everywhere,
    'PIN, one-time PIN': everywhere,
    'number, PIN, one-time PIN': everywhere,
    'PIN, answers': everywhere,
    'number, PIN, answers': everywhere,
    'one-time PIN, answers': everywhere,
    'number, one-time PIN, answers': everywhere,
    'PIN, one-time PIN, answers': everywhere,
    'number, PIN, one-time PIN, answers': everywhere,
  },
  unlock: {
    'one-time PIN, answers': ['on/off'],
    'PIN, one-time PIN, answers': ['on/off'],
    'number, one-time PIN, answers': ['on/on', 'on/off'],
    'number, PIN, one-time PIN, answers': ['on/on', 'on/off'],
  },
  'new password': {
    'one-time PIN, answers': ['on/off'],
    'PIN, one-time PIN, answers': ['on/off'],
    'number, one-time PIN, answers': ['on/on', 'on/off', 'off/on'],
    'number, PIN, one-time PIN, answers': ['on/on', 'on/off', 'off/on'],
    'number, answers': ['off/on'],
    'number, PIN, answers': ['off/on'],
  },
};

describe.each(actions)('%s', (action) => {
  test.each(
    sets.map((set) => [set.join(', ').replace('calling number', 'number') || 'nothing', set] as const),
  )('with %s', (named, set) => {
    const where = allProofRules.filter((rules) => isProved(action, set, rules));
    expect(where.map(({ possession, callerNumber }) => `${possession}/${callerNumber}`)).toEqual(
      enough[action][named] ?? [],
    );
  });
});

test('where a deployment decides nothing, as much is asked for as where it asks for all', () => {
  const all = { possession: 'on', callerNumber: 'on' } as const;
  for (const action of actions)
    for (const set of sets)
      expect(isProved(action, set), `${action} ${set}`).toBe(isProved(action, set, all));
});

test('a PIN, answers, a calling number, or a PIN with answers never unlock and give no new password', () => {
  for (const set of [
    ['PIN'],
    ['answers'],
    ['calling number'],
    ['PIN', 'answers'],
    ['calling number', 'PIN'],
  ] as const)
    for (const rules of allProofRules)
      for (const action of ['unlock', 'new password'] as const)
        expect(isProved(action, set, rules), `${set} ${rules.possession} ${rules.callerNumber}`).toBe(false);
});

test('a deployment that asks for neither possession nor the number unlocks nothing and gives no new password', () => {
  const rules = { possession: 'off', callerNumber: 'off' } as const;
  expect(actions.filter((action) => isPossible(action, rules))).toEqual(['hear patch status']);
});

test('the one-time PIN is needed for an unlock and for a new password wherever possession is asked for', () => {
  const where = (action: Action) =>
    allProofRules
      .filter((rules) => isPossible(action, rules) && isNeeded('one-time PIN', action, rules))
      .map(({ possession, callerNumber }) => `${possession}/${callerNumber}`);
  expect(where('unlock')).toEqual(['on/on', 'on/off']);
  expect(where('new password')).toEqual(['on/on', 'on/off']);
  expect(where('hear patch status')).toEqual([]);
});

describe('a one-time PIN is good where its challenge was raised', () => {
  const raised = actions.flatMap((from) => actions.map((to) => [from, to] as const));
  test.each(raised)('raised for "%s", typed for "%s"', async (from, to) => {
    const scene = sceneOf(memoryStore(), [48_213]);
    expect(await scene.issue({ conversation: challengeOf('call-1', from) })).toBe('sent');
    const guess = '048213';
    const verdict = await scene.type(guess, { conversation: challengeOf('call-1', to) });
    expect(verdict).toBe(from === to ? 'accepted' : 'wrong');
  });

  // Whoever hears a patch status does nothing to an account.
  test('raised in a conversation, for no account: for "hear patch status"', () => {
    const raisedIn = actions.map((action) => challengeOf('call-1', action));
    expect(raisedIn).toEqual(['call-1', 'call-1 unlock', 'call-1 new password']);
  });
});

test('the README draws the table, and what each proof is worth', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(proofTable());
  expect(readme).toContain(proofLives());
});
