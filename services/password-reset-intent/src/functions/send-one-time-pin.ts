import type { Store } from '@opsline/attempts';
import { createOneTimePins } from '@opsline/otp';
import type { AttemptTable } from '../audit/attempt-table.ts';
import { createAttempts } from '../audit/attempts.ts';
import { createProofs } from '../hand-over/proved.ts';
import { createKeptAnswers, type KeptRow } from '../out/kept-answers.ts';
import { createSender, type Sending } from '../out/send-one-time-pin.ts';
import type { Row } from '../reset/row.ts';
import { createTellOfRecord, type TellingOfRecord } from '../reset/tell-of-record.ts';

/** Everything outside of sendOneTimePin: what one-time PINs need, what sending does, and what telling of a record does. */
type Ports = Parameters<typeof createOneTimePins>[0] &
  Omit<Sending, 'oneTimePins' | 'tellOfRecord' | 'noteNumberChanged' | 'attempts'> &
  Pick<TellingOfRecord, 'tellHelpdesk'> & {
    /** The rows of resets in the same table, PasswordReset. */
    readonly resetStore: Store<Row>;
    /** The rows of kept answers in it, where what is handed over waits too. */
    readonly keptAnswersStore: Store<KeptRow>;
    /** Table Attempt, and for how many days its records are kept. */
    readonly attemptTable: Pick<AttemptTable, 'write'>;
    readonly attemptDays: number;
  };

/** The function sendOneTimePin over its ports; see `createSender` for what comes in and out. */
export function createSendOneTimePin({
  resetStore,
  keptAnswersStore,
  tellHelpdesk,
  attemptTable: table,
  attemptDays: keptDays,
  ...outside
}: Ports) {
  const { pepper, now, log } = outside;
  const kept = createKeptAnswers({ store: keptAnswersStore, pepper, now });
  return createSender({
    ...outside,
    noteNumberChanged: createProofs(kept, log).noteNumberChanged,
    oneTimePins: createOneTimePins(outside),
    attempts: createAttempts({ table, pepper, keptDays, now, log }),
    tellOfRecord: createTellOfRecord({ store: resetStore, pepper, tellHelpdesk, now, log }),
  });
}
