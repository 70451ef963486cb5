import type { Owner } from './dialog/owner.ts';
import type { Log } from './log.ts';

/** Everything outside. */
export type World = {
  readonly owners: readonly Owner[];
  /**
   * Passes a turn on, as it is, and waits for the reply.
   *
   * @throws when the function is not there, fails, or answers too late for the signal
   */
  readonly ask: (functionName: string, event: unknown, signal: AbortSignal) => Promise<unknown>;
  /** A signal that aborts when an owner has taken too long. */
  readonly deadline: () => AbortSignal;
  readonly log: Log;
};
