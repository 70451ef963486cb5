import { describe, expect, test } from 'vitest';
import type { Store } from '../row.ts';
import type { Verdict } from '../rules/verdict.ts';
import { sceneOf } from './scene.ts';

/** A fresh, empty store, and all it holds as text. */
export type StoreWorld = { readonly store: Store; readonly dump: () => Promise<string> };

function times<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function tally(verdicts: readonly Verdict[]): Partial<Record<Verdict, number>> {
  return Object.fromEntries(
    [...new Set(verdicts)].map((verdict) => [verdict, verdicts.filter((v) => v === verdict).length]),
  );
}

/** What happens when many do the same at once. Part of `storeContract`. */
export function storeRaces(name: string, makeWorld: () => Promise<StoreWorld>): void {
  describe(`races in ${name}`, () => {
    test('O4 C20: of 50 right guesses at once, one is accepted', async () => {
      const { store } = await makeWorld();
      const { issue, type } = sceneOf(store, [100_000]);
      await issue();
      expect(tally(await Promise.all(times(50, () => type('100000'))))).toEqual({ accepted: 1, spent: 49 });
      expect(await type('100000')).toBe('spent');
    });

    test('O5: of 50 wrong guesses at once, three are evaluated', async () => {
      const { store } = await makeWorld();
      const { issue, type } = sceneOf(store, [100_000]);
      await issue();
      const guesses = times(50, (index) => String(200_000 + index));
      expect(tally(await Promise.all(guesses.map((guess) => type(guess))))).toEqual({ wrong: 3, spent: 47 });
      expect(await type('100000')).toBe('spent');
    });

    test('one wrong guess delivered 20 times at once counts once', async () => {
      const { store } = await makeWorld();
      const { issue, type } = sceneOf(store, [100_000]);
      await issue();
      expect(tally(await Promise.all(times(20, () => type('200000'))))).toEqual({ wrong: 20 });
      expect(await type('100000')).toBe('accepted');
    });

    test('C24: of 50 requests at once, one sends a text message', async () => {
      const { store } = await makeWorld();
      const { issue, type, texts } = sceneOf(store);
      const outcomes = await Promise.all(times(50, () => issue()));
      expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'too soon')).toHaveLength(49);
      expect(texts).toHaveLength(1);
      expect(await type(texts[0] ?? '')).toBe('accepted');
    });
  });
}
