/** Lex said that it did not take the turn: the same may be tried again. */
export class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
}

/** Slack takes nothing before so many seconds have passed (429, `Retry-After`). */
export class RateLimitedError extends Error {
  override readonly name = 'RateLimitedError';
  readonly seconds: number;

  constructor(seconds: number, options?: ErrorOptions) {
    super('Slack asked for a pause', options);
    this.seconds = seconds;
  }
}

/** Slack answered, and refused (`ok: false`): nothing was done. Its error is one of its documented words. */
export class SlackRefusedError extends Error {
  override readonly name = 'SlackRefusedError';
  readonly error: string;

  constructor(error: string, options?: ErrorOptions) {
    super(error, options);
    this.error = error;
  }
}
