const digits = 6;
const longestEntry = 32;
const shapes = [/^[0-9]{6}$/, /^[0-9]{3}[ -][0-9]{3}$/, /^[0-9]{2} [0-9]{2} [0-9]{2}$/];

/** A whole number, uniform over 0 to `max` - 1, as `crypto.randomInt` draws it. */
export type RandomInt = (max: number) => number;

/**
 * A new one-time PIN: six digits, uniform over 000000 to 999999, leading zeros kept (NIST SP 800-63B 3.1.3.2).
 * Throws when the source of randomness leaves its range.
 */
export function drawPin(randomInt: RandomInt): string {
  const drawn = randomInt(10 ** digits);
  if (!Number.isInteger(drawn) || drawn < 0 || drawn >= 10 ** digits) {
    throw new Error('The source of randomness gave no whole number from 0 to 999999.');
  }
  return String(drawn).padStart(digits, '0');
}

/**
 * The six digits in what somebody typed, or undefined: then it was no attempt, and they may be asked again.
 * White space around is trimmed, and `123456`, `123 456`, `123-456`, `12 34 56` are read; ASCII digits only.
 */
export function parsePin(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > longestEntry) return undefined;
  const entry = text.trim();
  return shapes.some((shape) => shape.test(entry)) ? entry.replace(/[ -]/g, '') : undefined;
}
