import type { Store } from '@opsline/attempts';
import { createOneTimePins } from '@opsline/otp';
import type { AttemptTable } from '../audit/attempt-table.ts';
import { createAttempts } from '../audit/attempts.ts';
import { createSender, type Sending } from '../out/send-one-time-pin.ts';
import type { Row } from '../reset/row.ts';
import { createTellOfRecord, type TellingOfRecord } from '../reset/tell-of-record.ts';

/** Everything outside of sendOneTimePin: what one-time PINs need, what sending does, and what telling of a record does. */
type Ports = Parameters<typeof createOneTimePins>[0] &
  Omit<Sending, 'oneTimePins' | 'tellOfRecord' | 'attempts'> &
  Pick<TellingOfRecord, 'tellHelpdesk'> & {
    /** The rows of resets in the same table, PasswordReset. */
    readonly resetStore: Store<Row>;
    /** Table Attempt, and for how many days its records are kept. */
    readonly attemptTable: Pick<AttemptTable, 'write'>;
    readonly attemptDays: number;
  };

/** The function sendOneTimePin over its ports; see `createSender` for what comes in and out. */
export function createSendOneTimePin({
  resetStore,
  tellHelpdesk,
  attemptTable: table,
  attemptDays: keptDays,
  ...outside
}: Ports) {
  const { pepper, now, log } = outside;
  return createSender({
    ...outside,
    oneTimePins: createOneTimePins(outside),
    attempts: createAttempts({ table, pepper, keptDays, now, log }),
    tellOfRecord: createTellOfRecord({ store: resetStore, pepper, tellHelpdesk, now, log }),
  });
}
