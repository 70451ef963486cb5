/** Items that are only ever added to, each with its place as its key. */
export function numbered<T>(items: readonly T[]): readonly { readonly key: string; readonly item: T }[] {
  return items.map((item, index) => ({ key: String(index), item }));
}
