/** Puts back what was there when it was made, as often as it is called. */
type Restore = () => void | Promise<void>;

/** What has state that can be put back. */
export type Restorable = { readonly snapshot: () => Restore | Promise<Restore> };

/** What a list held; its items are not changed in place. */
export function snapshotOfList<T>(list: T[]): () => void {
  const kept = [...list];
  return () => void list.splice(0, list.length, ...kept);
}

/** What a map held, in its order; its values are not changed in place. */
export function snapshotOfMap<K, V>(map: Map<K, V>): () => void {
  const kept = [...map];
  return () => {
    map.clear();
    for (const [key, value] of kept) map.set(key, value);
  };
}

/** The state of several parts, put back in their order. */
export async function snapshotOf(parts: readonly Restorable[]): Promise<() => Promise<void>> {
  const restores = await Promise.all(parts.map((part) => part.snapshot()));
  return async () => {
    for (const restore of restores) await restore();
  };
}
