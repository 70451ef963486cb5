const FOUR_DIGITS = /^[0-9]{4}$/;

/**
 * The PIN in what somebody entered, or undefined: then it was no attempt, and they may be asked again. Four ASCII
 * digits and nothing else (P3); `Timeout`, which Amazon Connect hands over for silence, is none.
 */
export const parsePin = (entry: unknown): string | undefined =>
  typeof entry === 'string' && FOUR_DIGITS.test(entry) ? entry : undefined;
