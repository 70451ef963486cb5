/** The variable that names what may be lost: `<stack>/<logical ID>`, separated by commas. */
export const variable = 'OPSLINE_MAY_LOSE';

/** What needs a yes and has none: of a stack, by the names that the variable would have to say. */
export function unnamed(stack: string, ids: readonly string[], said: string | undefined): string[] {
  const given = new Set((said ?? '').split(/[\s,]+/));
  return ids.map((id) => `${stack}/${id}`).filter((name) => !given.has(name));
}

/** How to say yes. */
export function askedFor(names: readonly string[]): string {
  return `${variable}=${names.join(',')}`;
}
