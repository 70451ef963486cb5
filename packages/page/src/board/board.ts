import type { Restorable } from '@opsline/local-kit/snapshot';
import { type Item, keyOf, type Told } from './items.ts';

/** What the page shows now, and who is told when it changes. */
export type Board = Restorable & {
  /** Puts an item there, in place of the one with its kind and ID. One that is as it was is not told. */
  readonly put: (item: Item) => void;
  /** All items as JSON, in the order in which they first came. */
  readonly list: () => readonly string[];
  /** Tells of every change from now on, as JSON (`Told`); returns the function that ends that. */
  readonly on: (listener: (json: string) => void) => () => void;
};

/** An empty board. */
export function createBoard(): Board {
  const items = new Map<string, string>();
  const listeners = new Set<(json: string) => void>();
  const tell = (json: string): void => {
    for (const listener of listeners) listener(json);
  };
  const set = (key: string, json: string): void => {
    if (items.get(key) === json) return;
    items.set(key, json);
    tell(json);
  };
  return {
    put: (item) => set(keyOf(item), JSON.stringify(item)),
    list: () => [...items.values()],
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => {
      const kept = new Map(items);
      return () => {
        for (const key of [...items.keys()].filter((one) => !kept.has(one))) {
          const told: Told = { gone: key };
          items.delete(key);
          tell(JSON.stringify(told));
        }
        for (const [key, json] of kept) set(key, json);
      };
    },
  };
}
