import { type Issue, inWords } from '@opsline/function-kit/door';

/** A reply that Lex would refuse, or that breaks a documented limit. */
export class LexReplyError extends Error {
  override readonly name = 'LexReplyError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(inWords(issues));
    this.issues = issues;
  }
}
