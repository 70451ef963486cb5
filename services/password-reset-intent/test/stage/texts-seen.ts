import type { Text } from '@opsline/local-aws';

/** A notice to the helpdesk, as a stage direction: `Password reset: RESET_NOT_DELIVERED` is `the helpdesk is told: reset not delivered`. */
export function noticeInWords(subject: string): string {
  return `the helpdesk is told: ${subject
    .replace(/^[A-Za-z ]+: /, '')
    .replaceAll('_', ' ')
    .toLowerCase()}`;
}

/** The one-time PINs that were texted, in our words or in AWS's, the last one last. */
export function pinsIn(texts: readonly Text[]): readonly string[] {
  const words = /Opsline: ([0-9]{6}) is your one-time PIN|verification code is ([0-9]{6})/;
  return texts.flatMap(({ body }) => words.exec(body)?.slice(1).filter(Boolean) ?? []);
}

/** The new password that was texted last, if any was. */
export function passwordIn(texts: readonly Text[]): string {
  const passwords = texts.flatMap(({ body }) => /Opsline: (\S+) is your new password/.exec(body)?.[1] ?? []);
  return passwords.at(-1) ?? '';
}

/** What a caller keys in for an italic word. */
export function pinTyped(name: string, texts: readonly Text[]): string {
  const pin = pinsIn(texts).at(-1) ?? '';
  const wrong = (by: number) => String((Number(pin) + by) % 1_000_000).padStart(6, '0');
  const words: Readonly<Record<string, string>> = {
    'the one-time PIN': pin,
    'a wrong one-time PIN': wrong(1),
    'another wrong one-time PIN': wrong(2),
    'a third wrong one-time PIN': wrong(3),
  };
  const text = words[name];
  if (!text) throw new Error(`nothing can be keyed in for _${name}_`);
  return text;
}
