/**
 * A phone number as a directory writes it, in E.164: `+1 (555) 010-0104`, `0044 20 …`, `+44 (0)20 …`. A number without
 * its country is not guessed at.
 *
 * @returns undefined for anything else
 */
export function e164(written: string | undefined): string | undefined {
  const plain = (written ?? '')
    .trim()
    .replace(/^\+([0-9]{1,3}) ?\(0\)/, '+$1')
    .replace(/^00/, '+')
    .replace(/[ ()./-]/g, '');
  return /^\+[1-9][0-9]{6,14}$/.exec(plain)?.[0];
}
