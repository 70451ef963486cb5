import { expect, test } from 'vitest';
import { createProofs } from '../src/index.ts';
import { memoryStore, TEST_PEPPER } from '../src/testing/index.ts';

const proofs = () => {
  const store = memoryStore();
  const world = { store, pepper: async () => TEST_PEPPER, now: () => 1_760_000_000_000 };
  return { ...createProofs(world), store };
};

test('a proof counts once', async () => {
  const { claim } = proofs();
  expect([await claim('a'), await claim('a'), await claim('b'), await claim('a')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('of fifty that claim it at once, one has it', async () => {
  const { claim } = proofs();
  const claims = await Promise.all(Array.from({ length: 50 }, () => claim('a')));
  expect(claims.filter(Boolean)).toHaveLength(1);
});

test('reading the table does not give the proof', async () => {
  const { claim, store } = proofs();
  await claim('0123456789abcdef');
  expect(await store.dump()).not.toContain('0123456789abcdef');
});
