import { type Item, keyOf } from './items.ts';

/** What the page shows now, and who is told when it changes. */
export type Board = {
  /** Puts an item there, in place of the one with its kind and ID. */
  readonly put: (item: Item) => void;
  /** All items as JSON, in the order in which they first came. */
  readonly list: () => readonly string[];
  /**
   * Tells what changes from now on, as JSON: what is put at one go is told at one go, each item as it is then, and one that is
   * as it was is not. Returns the function that ends that.
   */
  readonly on: (listener: (jsons: readonly string[]) => void) => () => void;
};

/** An empty board. */
export function createBoard(): Board {
  const put = new Map<string, Item>();
  const told = new Map<string, string>();
  const listeners = new Set<(jsons: readonly string[]) => void>();
  const tell = (): void => {
    const jsons = [...put].flatMap(([key, item]) => {
      const json = JSON.stringify(item);
      if (told.get(key) === json) return [];
      told.set(key, json);
      return json;
    });
    put.clear();
    if (jsons.length > 0) for (const listener of listeners) listener(jsons);
  };
  return {
    put: (item) => {
      if (put.size === 0) setImmediate(tell);
      put.set(keyOf(item), item);
    },
    list: () => {
      tell();
      return [...told.values()];
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
