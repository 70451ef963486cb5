import type { Reply } from '@opsline/lex-kit';

/** What somebody may want it for: the values of slot type SampleErrandEnvironment. */
export const environments = ['development', 'production'] as const;
export type Environment = (typeof environments)[number];

/** What came of beginning it. What is down is no outcome, but thrown. */
export type Outcome = 'not made yet';

/** Something outside that is to be done; its outcome decides how it goes on. */
export type Act = {
  readonly do: 'begin';
  readonly environment: Environment;
  readonly next: (outcome: Outcome) => Step;
};

/** What is to be done next. Steps are data, so that a decision can be tested without doing anything. */
export type Step = Reply | Act;
