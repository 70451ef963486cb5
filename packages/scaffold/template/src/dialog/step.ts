import type { LexReply } from '@opsline/lex-kit';

/** What somebody may want it for: the values of slot type SampleErrandEnvironment. */
export const environments = ['development', 'production'] as const;
export type Environment = (typeof environments)[number];

/** What came of beginning it. What is down is no outcome, but thrown. */
export type Outcome = 'not made yet';

/**
 * What is to be done next: the reply, or something outside whose outcome decides how it goes on.
 * Steps are data, so that a decision can be tested without doing anything.
 */
export type Step =
  | { readonly do: 'reply'; readonly reply: LexReply }
  | {
      readonly do: 'begin';
      readonly environment: Environment;
      readonly next: (outcome: Outcome) => Step;
    };
