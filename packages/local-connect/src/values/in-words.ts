/** Characters of what is said that a drawing shows. */
const longest = 60;

/** What is said, in quotation marks, cut at a word. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return `“${line}”`;
  return `“${line.slice(0, longest).replace(/\s+\S*$/, '')}…”`;
}

/** The name in an ARN or a placeholder: `lookup` of `…:function:lookup`, `DbLookup` of `${DbLookup.Arn}`. */
export function nameOf(arn: string): string {
  const placeholder = /^\$\{(\w+)[^}]*\}$/.exec(arn)?.[1];
  return placeholder ?? arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
}
