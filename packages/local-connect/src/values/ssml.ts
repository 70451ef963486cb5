const tokenPattern =
  /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<&]+)|&(amp|lt|gt|quot|apos);/y;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The words of an SSML prompt, as a person at a terminal reads them; `undefined` when it is not well-formed
 * XML inside one `<speak>`, which Connect answers with the error branch. Which tags Polly knows is not checked.
 */
export function readSsml(ssml: string): string | undefined {
  const text = ssml.trim();
  if (!/^<speak[\s>]/.test(text) || !text.endsWith('</speak>')) return undefined;
  const open: string[] = [];
  let words = '';
  let at = 0;
  while (at < text.length) {
    tokenPattern.lastIndex = at;
    const token = tokenPattern.exec(text);
    if (token === null) return undefined;
    const [, closing, tag, , selfClosing, plain, entity] = token;
    if (tag === undefined) words += plain ?? entities[entity ?? ''] ?? '';
    else if (!followTag(open, tag, closing === '/', selfClosing === '/')) return undefined;
    at = tokenPattern.lastIndex;
    if (open.length === 0 && at < text.length) return undefined;
  }
  return open.length === 0 ? words.replace(/\s+/g, ' ').trim() : undefined;
}

/** Keeps the stack of open tags; false when a tag closes that was not open. */
function followTag(open: string[], tag: string, closing: boolean, selfClosing: boolean): boolean {
  if (closing) return !selfClosing && open.pop() === tag;
  if (!selfClosing) open.push(tag);
  return true;
}
