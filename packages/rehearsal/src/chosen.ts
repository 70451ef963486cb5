/** What a scene is called, and which has to be played before it. */
type Named = { readonly name: string; readonly after?: string };

/**
 * The scenes that are meant, with those before them, in their order.
 *
 * @param wishes beginnings of names; none for all
 */
export function chosen<Scene extends Named>(
  scenes: readonly Scene[],
  wishes: readonly string[],
): { readonly scenes: readonly Scene[] } | { readonly unknown: string } {
  const unknown = wishes.find((wish) => !scenes.some(({ name }) => name.startsWith(wish)));
  if (unknown !== undefined) return { unknown };
  const meant = scenes.filter(
    ({ name }) => wishes.length === 0 || wishes.some((wish) => name.startsWith(wish)),
  );
  const needed = new Set(meant.flatMap(({ name }) => withEarlier(scenes, name)));
  return { scenes: scenes.filter(({ name }) => needed.has(name)) };
}

function withEarlier(scenes: readonly Named[], name: string): string[] {
  const after = scenes.find((it) => it.name === name)?.after;
  return after === undefined ? [name] : [...withEarlier(scenes, after), name];
}
