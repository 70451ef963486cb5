import { type Item, keyOf } from './items.ts';

/** What the page shows now, and who is told when it changes. */
export type Board = {
  /** Puts an item there, in place of the one with its kind and ID. One that is as it was is not told. */
  readonly put: (item: Item) => void;
  /** All items as JSON, in the order in which they first came. */
  readonly list: () => readonly string[];
  /** Tells of every change from now on, as JSON; returns the function that ends that. */
  readonly on: (listener: (json: string) => void) => () => void;
};

/** An empty board. */
export function createBoard(): Board {
  const items = new Map<string, string>();
  const listeners = new Set<(json: string) => void>();
  return {
    put: (item) => {
      const [key, json] = [keyOf(item), JSON.stringify(item)];
      if (items.get(key) === json) return;
      items.set(key, json);
      for (const listener of listeners) listener(json);
    },
    list: () => [...items.values()],
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
