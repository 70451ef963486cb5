import type { Restorable } from '@opsline/local-kit/snapshot';
import { type Item, keyOf, type Told } from './items.ts';

/** What the page shows now, and who is told when it changes. */
export type Board = Restorable & {
  /** Puts an item there, in place of the one with its kind and ID. */
  readonly put: (item: Item) => void;
  /** All items as JSON, in the order in which they first came. */
  readonly list: () => readonly string[];
  /**
   * Tells what changes from now on, as JSON (`Told`): what is put at one go is told at one go, each item as it is then, and one
   * that is as it was is not. Returns the function that ends that.
   */
  readonly on: (listener: (jsons: readonly string[]) => void) => () => void;
};

/** An empty board. */
export function createBoard(): Board {
  const put = new Map<string, Item>();
  const shown = new Map<string, string>();
  const listeners = new Set<(jsons: readonly string[]) => void>();
  const tell = (jsons: readonly string[]): void => {
    if (jsons.length > 0) for (const listener of listeners) listener(jsons);
  };
  const show = (items: Iterable<readonly [string, string]>): readonly string[] => {
    const changed = [...items].filter(([key, json]) => shown.get(key) !== json);
    for (const [key, json] of changed) shown.set(key, json);
    return changed.map(([, json]) => json);
  };
  const tellWhatWasPut = (): void => {
    const items = [...put].map(([key, item]) => [key, JSON.stringify(item)] as const);
    put.clear();
    tell(show(items));
  };
  return {
    put: (item) => {
      if (put.size === 0) setImmediate(tellWhatWasPut);
      put.set(keyOf(item), item);
    },
    list: () => {
      tellWhatWasPut();
      return [...shown.values()];
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => {
      tellWhatWasPut();
      const kept = new Map(shown);
      return () => {
        tellWhatWasPut();
        const gone = [...shown.keys()].filter((key) => !kept.has(key));
        for (const key of gone) shown.delete(key);
        tell([...gone.map((key) => JSON.stringify({ gone: key } satisfies Told)), ...show(kept)]);
      };
    },
  };
}
