/** What a method refuses with: `ok: false`, Slack's word for it, and what it says beside. */
export class ApiError extends Error {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(word: string, details: Readonly<Record<string, unknown>> = {}) {
    super(word);
    this.name = 'ApiError';
    this.details = details;
  }
}

/** Details of each thing that is wrong, in the form of `invalid_blocks` and `invalid_arguments`. */
export function wrongIn(errors: readonly string[]): Readonly<Record<string, unknown>> {
  return { errors, response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) } };
}
