/** `['messages', 0, 'content']` → `messages[0].content`, behind a beginning where there is one. */
export function issuePath(path: readonly PropertyKey[], start = ''): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    start,
  );
}
