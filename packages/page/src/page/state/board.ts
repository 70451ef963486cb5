import { useSyncExternalStore } from 'react';
import { type Item, keyOf, type Told } from '../../board/items.ts';

type Items = ReadonlyMap<string, Item>;

let items: Items = new Map();
let connected = true;
const listeners = new Set<() => void>();

function tellAll(): void {
  for (const listener of listeners) listener();
}

/** Keeps what the page shows as the server tells it; after a break all of it is told anew. */
export function followBoard(source: EventSource): void {
  source.addEventListener('message', ({ data }) => {
    // The server is this page's own.
    const told: readonly Told[] = JSON.parse(data);
    const next = new Map(items);
    for (const one of told) {
      if ('gone' in one) next.delete(one.gone);
      else next.set(keyOf(one), one);
    }
    items = next;
    tellAll();
  });
  const connection = (is: boolean) => (): void => {
    connected = is;
    if (!is) items = new Map();
    tellAll();
  };
  source.addEventListener('open', connection(true));
  source.addEventListener('error', connection(false));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server is there. */
export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, () => connected);
}

/** All items of a kind, in the order in which they came. */
export function useItems<K extends Item['kind']>(kind: K): readonly Extract<Item, { kind: K }>[] {
  const all = useSyncExternalStore(subscribe, () => items);
  const isOne = (item: Item): item is Extract<Item, { kind: K }> => item.kind === kind;
  return [...all.values()].filter(isOne);
}
