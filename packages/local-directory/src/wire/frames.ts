/** Bytes cut into whole LDAP messages, and what is left for the next read; or the sentence that says why not. */
export type Frames =
  | { readonly messages: readonly Buffer[]; readonly rest: Buffer }
  | { readonly malformed: string };

/** Longest message taken from a client, in bytes (AD's MaxReceiveBuffer default is 10 485 760; nothing here needs that). */
const longestMessage = 1_048_576;

/**
 * Cuts what has arrived on a connection into LDAP messages: SEQUENCE, definite length (RFC 4511 5.1).
 * @param received all bytes not yet taken.
 */
export function takeFrames(received: Buffer): Frames {
  const messages: Buffer[] = [];
  let at = 0;
  while (at < received.length) {
    const length = frameLength(received, at);
    if (typeof length === 'string') return { malformed: length };
    if (length === undefined || at + length > received.length) break;
    messages.push(received.subarray(at, at + length));
    at += length;
  }
  return { messages, rest: received.subarray(at) };
}

function frameLength(bytes: Buffer, at: number): number | string | undefined {
  if (bytes[at] !== 0x30) return 'a message begins with SEQUENCE (0x30)';
  const first = bytes[at + 1];
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const width = first & 0x7f;
  if (width === 0 || width > 4) return 'a length is definite and has at most four bytes';
  if (bytes.length < at + 2 + width) return undefined;
  const length = bytes.readUIntBE(at + 2, width);
  return length > longestMessage ? `a message has at most ${longestMessage} bytes` : 2 + width + length;
}
