import { memoryStore } from '@opsline/attempts/testing';
import { testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { createKeptAnswers, nothingKept } from '../../src/out/kept-answers.ts';
import { said } from '../stage/dana.ts';

const quarter = 15 * 60_000;

function kept() {
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const store = memoryStore(nothingKept);
  const outside = { store, pepper: async () => testPepper, now: () => clock.now };
  return { ...createKeptAnswers(outside), store, clock };
}

describe('answers are kept for the length of a conversation', () => {
  test('the last ones, for the conversation in which they were given', async () => {
    const { keep, recall } = kept();
    expect(await recall('c-1')).toEqual({});
    await keep('c-1', { UserID: '104233' });
    await keep('c-1', said);
    expect(await recall('c-1')).toEqual(said);
    expect(await recall('c-2')).toEqual({});
    await keep('c-1', {});
    expect(await recall('c-1')).toEqual({});
  });

  test.each([
    [quarter - 1, said],
    [quarter, {}],
  ])('%i ms later', async (passes, expected) => {
    const { keep, recall, clock } = kept();
    await keep('c-1', said);
    clock.now += passes;
    expect(await recall('c-1')).toEqual(expected);
  });

  test('nobody reads them from the table, nor who gave them', async () => {
    const { keep, store } = kept();
    await keep('a conversation', said);
    const dump = await store.dump();
    const bytes = Buffer.from(/"sealed":"([^"]+)"/.exec(dump)?.[1] ?? '', 'base64').toString('latin1');
    for (const secret of [...Object.values(said), 'a conversation'])
      expect(dump + bytes).not.toContain(secret);
  });

  test('the same answers are never sealed alike', async () => {
    const { keep, store } = kept();
    await keep('c-1', said);
    const first = await store.dump();
    await keep('c-1', said);
    expect(/"sealed":"[^"]+"/.exec(await store.dump())?.[0]).not.toBe(/"sealed":"[^"]+"/.exec(first)?.[0]);
  });

  test('a row that was put in the place of another, or changed, is a fault', async () => {
    const { keep, recall, store } = kept();
    await keep('c-1', said);
    const [[, row]] = JSON.parse(await store.dump());
    await keep('c-2', {});
    const [, [other]] = JSON.parse(await store.dump());
    await store.replace([{ key: other, row, expectedVersion: 1 }]);
    await expect(recall('c-2')).rejects.toThrow();
  });
});
