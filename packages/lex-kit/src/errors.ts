/** One thing that is wrong: where, and what was expected there. */
export type Issue = { readonly path: string; readonly message: string };

function inWords(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
}

/** Something from outside that cannot be understood. It names paths and what was expected there, never values. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(inWords(issues));
    this.issues = issues;
  }
}

/** A reply that Lex would refuse, or that breaks a documented limit. */
export class LexReplyError extends Error {
  override readonly name = 'LexReplyError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(inWords(issues));
    this.issues = issues;
  }
}
