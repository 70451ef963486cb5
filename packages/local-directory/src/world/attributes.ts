/** The attributes of an entry under their names as the schema writes them; an absent attribute has no key. */
export type Attributes = Readonly<Record<string, readonly (string | Buffer)[]>>;

/** An entry: its DN and its attributes. */
export type Entry = { readonly dn: string; readonly attributes: Attributes };

/**
 * A value as AD compares it: any case, outer spaces and everything behind a NUL dropped, inner spaces as one.
 * "104233 " and "104233\0" therefore find 104233, which is why escaping a filter is not enough.
 */
export function normalise(value: string): string {
  const [beforeNul = ''] = value.split('\0');
  return beforeNul.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The values of an attribute, whatever case its name is asked in. */
export function valuesOf(attributes: Attributes, name: string): readonly (string | Buffer)[] {
  const wanted = name.toLowerCase();
  const found = Object.entries(attributes).find(([known]) => known.toLowerCase() === wanted);
  return found?.[1] ?? [];
}
