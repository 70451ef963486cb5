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

/** A name in the code's way of writing as words: `askEmployeeId` is "ask employee ID". */
export function spacedOut(name: string): string {
  const words = name.replaceAll(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$& ').split(' ');
  return words.map((word) => (/^(id|pin)$/i.test(word) ? word.toUpperCase() : word.toLowerCase())).join(' ');
}
