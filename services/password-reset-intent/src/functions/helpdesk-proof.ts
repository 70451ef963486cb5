import { createConversations, createOneTimePins, type Store as PinStore } from '@opsline/otp';
import type { AttemptTable } from '../audit/attempt-table.ts';
import { createAttempts } from '../audit/attempts.ts';
import { checkDirectory, type Directory } from '../directory/directory.ts';
import { createProof, type Proving } from '../helpdesk-proof/handler.ts';
import { lineOfOneTimePins } from '../out/line-of-one-time-pins.ts';

/** Everything outside of helpdeskProof. */
type Ports = Pick<Proving, 'requestOneTimePin' | 'deadline' | 'log'> & {
  /** The rows of one-time PINs in table PasswordReset, and their pepper. */
  readonly pinStore: PinStore;
  readonly pepper: () => Promise<Uint8Array>;
  readonly openDirectory: () => Promise<Directory>;
  /** Table Attempt, and for how many days its records are kept. */
  readonly attemptTable: Pick<AttemptTable, 'write'>;
  readonly attemptDays: number;
  /** Epoch ms. */
  readonly now: () => number;
};

/** The function helpdeskProof over its ports; see `createProof` for what comes in and out. */
export function createHelpdeskProof({
  pinStore: store,
  attemptTable: table,
  attemptDays: keptDays,
  openDirectory,
  pepper,
  now,
  ...outside
}: Ports) {
  const { log } = outside;
  return createProof({
    ...outside,
    checkDirectory: checkDirectory(openDirectory, log),
    lineOfOneTimePins: lineOfOneTimePins(createOneTimePins({ store, pepper, now }), 'on', log),
    attempts: createAttempts({ table, pepper, keptDays, now, log }),
    conversations: createConversations({ store, pepper, now }),
  });
}
