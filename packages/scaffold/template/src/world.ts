import type { Environment, Outcome } from './dialog/step.ts';
import type { Log } from './log.ts';

/** Everything outside the decision, shaped by what it needs. */
export type World = {
  /**
   * Begins it: once, however often Lex delivers the turn.
   *
   * @throws when something outside is down
   */
  readonly begin: (wish: { environment: Environment; conversation: string }) => Promise<Outcome>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The deployment's, an IANA name. */
  readonly timeZone: string;
  /** A signal that aborts when a turn has taken too long. */
  readonly deadline: () => AbortSignal;
  readonly log: Log;
};
