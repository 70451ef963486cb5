import { useMemo, useSyncExternalStore } from 'react';
import { type Item, keyOf, type Told } from '../../board/items.ts';

/** Items by kind and ID; those of a kind are others only when one of them is. */
type Items = ReadonlyMap<Item['kind'], ReadonlyMap<string, Item>>;

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
    const gone = new Set(told.flatMap((one) => ('gone' in one ? one.gone : [])));
    const put = told.filter((one) => 'kind' in one);
    for (const [kind, of] of items) {
      if (![...of.values()].some((item) => gone.has(keyOf(item)))) continue;
      next.set(kind, new Map([...of].filter(([, item]) => !gone.has(keyOf(item)))));
    }
    for (const [kind, some] of Map.groupBy(put, (item) => item.kind)) {
      next.set(kind, new Map([...(next.get(kind) ?? []), ...some.map((item) => [item.id, item] as const)]));
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
  const all = useSyncExternalStore(subscribe, () => items.get(kind));
  return useMemo(() => {
    const isOne = (item: Item): item is Extract<Item, { kind: K }> => item.kind === kind;
    return [...(all?.values() ?? [])].filter(isOne);
  }, [all, kind]);
}
