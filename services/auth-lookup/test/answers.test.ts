import { readAssertion } from '@opsline/employees/assertion';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../src/auth-lookup.ts';
import { contactId, isThisAnEmployeeId } from './stage/event.ts';
import { assertionKey, memoryWorld } from './stage/memory-world.ts';
import { calls, entries, ids } from './stage/situations.ts';
import { rowsUnder } from './stage/tables.ts';

// Connect takes flat maps of strings, at most 32 KB; the documents' strictest reading allows little in them.
function expectFlat(answer: Answer) {
  expect(Object.keys(answer)).toEqual(['status', 'employeeId', 'authentication', 'provedAt']);
  for (const value of Object.values(answer)) expect(value).toMatch(/^[0-9A-Za-z_ -]{0,100}$/);
}

/** Each situation of a table is answered as its row says, and flat; none is left out. */
function answersEach(heading: string, situations: typeof calls) {
  const rows = rowsUnder(heading);
  test.each(rows)('%s: %s %s', async (situation, status, employeeId) => {
    const answer = await situations[situation]?.(memoryWorld());
    expect(answer).toEqual({ status, employeeId, authentication: '', provedAt: '' });
    if (answer) expectFlat(answer);
  });
  test('every situation is in the table', () => {
    expect(rows.map(([situation]) => situation)).toEqual(Object.keys(situations));
  });
}

describe('PS1 PS2 P1 P9 C76: who is this', () => {
  answersEach('who is this', calls);
});

describe('PS2 P9: is this an employee ID', () => {
  answersEach('is this an employee ID', ids);
  test('nothing is looked up: an ID that somebody has costs as much as one that nobody has', async () => {
    const looked = () => Promise.reject(new Error('looked up'));
    const { handler } = memoryWorld({ employees: { findByPhone: looked }, storedPins: { find: looked } });
    for (const id of ['104', '999', '1044']) await handler(isThisAnEmployeeId(id));
  });
});

describe('PS1 PS3 P3 P6 P7: is this their PIN', () => {
  const rows = rowsUnder('is this their PIN');
  test.each(rows)('%s: %s %s', async (situation, status, authentication) => {
    const world = memoryWorld();
    const answer = await entries[situation]?.(world);
    expect(answer?.status).toBe(status);
    expect(answer?.employeeId).toBe('');
    const proof = { key: assertionKey, text: answer?.authentication, contactId, now: world.clock.now };
    expect(readAssertion(proof)?.employeeId).toBe(authentication === 'signed' ? '104' : undefined);
    if (authentication !== 'signed') expect(answer?.authentication).toBe('');
    const at = new Date(world.clock.now).toISOString();
    const minute = `${at.slice(0, 10)} ${at.slice(11, 13)}${at.slice(14, 16)} UTC`;
    expect(answer?.provedAt).toBe(authentication === 'signed' ? minute : '');
    if (answer) expectFlat(answer);
  });
  test('every situation is in the table', () => {
    expect(rows.map(([situation]) => situation)).toEqual(Object.keys(entries));
  });
});

test('the log tells apart what callers cannot', async () => {
  const outcomes = await Promise.all(
    Object.values(entries).map(async (play) => {
      const world = memoryWorld();
      await play(world);
      return world.log.map((entry) => (entry.event === 'answer' ? entry.outcome : entry.event)).at(-1);
    }),
  );
  expect(outcomes).toEqual([
    ...['right', 'wrong', 'wrong', 'wrong', 'wrong', 'locked', 'limited', 'limited', 'halted'],
    ...['not a call', 'no entry', 'no entry'],
  ]);
});
