/** A text message that arrived on a phone. */
type Text = { readonly to: string; readonly body: string };

const kinds: readonly (readonly [RegExp, string])[] = [
  [/ is your one-time PIN /, 'with the one-time PIN'],
  [/ is your new password\./, 'with the new password'],
  [/ your password was reset by phone\./, 'about the reset'],
  [/ somebody keeps asking /, 'that somebody tries'],
  [/ your password was changed by phone, or may have been\./, 'that a new password is needed'],
];

/** A text message that arrived, as a stage direction. */
export function textInWords({ to, body }: Text): string {
  return `a text message ${kinds.find(([words]) => words.test(body))?.[1] ?? 'of another kind'} goes to ${to}`;
}

/** What a person can type from a text message: a one-time PIN, or a new password. */
export type ToType = { readonly what: 'one-time PIN' | 'new password'; readonly text: string };

/** Finds what can be typed from a text message, if anything. */
export function toTypeIn({ body }: Pick<Text, 'body'>): ToType | undefined {
  const [, text, what] = /^Opsline: (\S+) is your (one-time PIN|new password)/.exec(body) ?? [];
  if (text === undefined) return undefined;
  return { text, what: what === 'new password' ? what : 'one-time PIN' };
}

/** What was typed or said, as it may be shown: of a number of several digits nothing but how many they were. */
export function shown(text: string): string {
  return text.replaceAll(/\d+(?:[ .,-]+\d+)*/g, (digits) =>
    digits.length > 1 ? digits.replaceAll(/\d/g, '•') : digits,
  );
}
