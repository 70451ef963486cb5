import type { ProofRules } from '@opsline/otp/proof';
import type { CalendarDate } from './calendar.ts';
import type { DirectoryState } from './directory/directory.ts';
import type { Proofs } from './hand-over/proved.ts';
import type { Log } from './log.ts';
import type { KeptAnswers } from './out/kept-answers.ts';
import type { Line } from './out/line-of-one-time-pins.ts';
import type { OneTimePinRequest } from './out/send-one-time-pin.ts';
import type { ResetOutcome } from './reset/outcomes.ts';
import type { ResetRequest } from './reset/request.ts';

/** Everything outside the decision, shaped by what it needs. */
export type World = {
  /** Whether the directory can be asked now; it asks for nobody. */
  readonly checkDirectory: () => Promise<DirectoryState>;
  /** Whether one-time PINs are sent now, whomever for: it may be said aloud. */
  readonly lineOfOneTimePins: (request: OneTimePinRequest) => Promise<Line>;
  /**
   * Asks for a one-time PIN to be texted. It returns before anybody is looked up, so that neither the words nor the
   * time tell whether the user ID exists.
   */
  readonly requestOneTimePin: (request: OneTimePinRequest) => Promise<void>;
  /**
   * Resets a password, at most once for the same details in the same conversation, or unlocks an account, at most once for
   * the same one-time PIN.
   */
  readonly reset: (request: ResetRequest) => Promise<ResetOutcome>;
  /** The answers of conversations, for turns that Lex takes elsewhere. */
  readonly answers: KeptAnswers;
  /** What was proved in conversations, for the person to whom a call is handed over. */
  readonly proofs: Pick<Proofs, 'told'>;
  readonly rules: ProofRules;
  /** In the time zone of the deployment. */
  readonly today: () => CalendarDate;
  readonly log: Log;
};
