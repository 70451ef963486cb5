const fourDigits = /^[0-9]{4}$/;

/**
 * The PIN in what somebody entered, or undefined: then it was no attempt, and they may be asked again. Four ASCII
 * digits and nothing else; `Timeout`, which Amazon Connect hands over for silence, is none.
 */
export function parsePin(entry: unknown): string | undefined {
  return typeof entry === 'string' && fourDigits.test(entry) ? entry : undefined;
}
