import type { Vouched } from './dialog/session-attributes.ts';
import type { Verdict } from './dialog/step.ts';
import type { Log } from './log.ts';
import type { Patching } from './patching/patching.ts';

/** Everything outside the decision, shaped by what it needs. */
export type World = {
  /** Whether one-time PINs are sent now to who asks here; the same for every employee ID, known or not. */
  readonly lineOfOneTimePins: (asking: {
    employeeId: string;
    conversation: string;
  }) => Promise<'open' | 'halted'>;
  /**
   * Asks for a one-time PIN to be texted. It returns before anything is looked up, so that neither the words
   * nor the time tell whether the employee ID exists.
   */
  readonly requestOneTimePin: (request: { employeeId: string; conversation: string }) => Promise<void>;
  /** Checks a one-time PIN and, if it is accepted, authenticates the conversation. */
  readonly verifyOneTimePin: (attempt: {
    employeeId: string;
    conversation: string;
    guess: string;
  }) => Promise<Verdict>;
  /** Who a conversation is authenticated for, undefined if for nobody. */
  readonly authenticatedAs: (conversation: string) => Promise<string | undefined>;
  /** Who auth-lookup vouches for in a phone call, undefined if for nobody; the conversation is then authenticated. */
  readonly admitCaller: (call: Vouched & { readonly conversation: string }) => Promise<string | undefined>;
  readonly endAuthentication: (conversation: string) => Promise<void>;
  readonly patching: Patching;
  /** The deployment's, an IANA name. */
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A signal that aborts when a turn has taken too long. */
  readonly deadline: () => AbortSignal;
  readonly log: Log;
};
