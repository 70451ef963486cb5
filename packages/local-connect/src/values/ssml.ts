const tokenPattern =
  /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<&]+)|&(amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});/y;

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
    const said = token === null ? undefined : readToken(token, open);
    if (said === undefined) return undefined;
    words += said;
    at = tokenPattern.lastIndex;
    if (open.length === 0 && at < text.length) return undefined;
  }
  return open.length === 0 ? words.replace(/\s+/g, ' ').trim() : undefined;
}

/** What a token says. Keeps the stack of open tags; `undefined` when a tag closes that was not open. */
function readToken([, closing, tag, , selfClosing, plain, entity = '']: RegExpExecArray, open: string[]) {
  if (tag === undefined) return plain ?? characterOf(entity);
  if (closing === '/') return selfClosing !== '/' && open.pop() === tag ? '' : undefined;
  if (selfClosing !== '/') open.push(tag);
  return '';
}

/** The character that an entity, or a number such as `#39` or `#x27`, stands for. */
function characterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return entities[entity];
  const code = Number(entity.replace('#x', '0x').replace('#', ''));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
