import { day, hour, minute, second } from '@opsline/function-kit/durations';

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** A whole number, for people: "six", "60". Words up to ten, figures above. */
export function numberInWords(count: number): string {
  return words[count] ?? String(count);
}

/** The largest first. */
const units = [
  [day, 'days'],
  [hour, 'hours'],
  [minute, 'minutes'],
  [second, 'seconds'],
] as const;

/**
 * A duration, for people: "60 seconds", "90 seconds", "ten minutes", "24 hours". It is told in the largest unit of which
 * it has two or more, and no part; one of anything is so many of the next smaller.
 *
 * @param ms milliseconds
 * @throws Error for what is not two whole seconds or more: no sentence would be true of it
 */
export function durationInWords(ms: number): string {
  const [length, name] = units.find(([unit]) => ms >= 2 * unit && ms % unit === 0) ?? [];
  if (length === undefined) throw new Error(`expected two whole seconds or more, got ${ms} ms`);
  return `${numberInWords(ms / length)} ${name}`;
}
