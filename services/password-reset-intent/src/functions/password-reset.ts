import type { Store } from '@opsline/attempts';
import { createOneTimePins, type Store as PinStore } from '@opsline/otp';
import { checkDirectory } from '../check-directory.ts';
import { createHandler } from '../handler.ts';
import { createReset, type Resetting } from '../reset.ts';
import { createRecords } from '../reset-records.ts';
import type { Row } from '../reset-row.ts';
import { todayIn } from '../today.ts';
import type { World } from '../world.ts';

/** Everything outside of a reset. */
export type ResetPorts = Omit<Resetting, 'records' | 'verifyPin'> & {
  /** Table PasswordReset: its rows of resets, its rows of one-time PINs, and their pepper. */
  readonly resetStore: Store<Row>;
  readonly pinStore: PinStore;
  readonly pepper: () => Promise<Uint8Array>;
};

/** Everything outside of passwordReset. */
export type Ports = ResetPorts &
  Pick<World, 'requestOneTimePin'> & {
    /** An IANA time zone, in which it is today. */
    readonly timeZone: string;
  };

/** A reset over its ports, apart from the conversation; see `createReset` for what comes in and out. */
export const resetOver = ({ resetStore, pinStore, pepper, ...outside }: ResetPorts) => {
  const { now } = outside;
  const oneTimePins = createOneTimePins({ store: pinStore, pepper, now });
  return createReset({
    ...outside,
    records: createRecords({ store: resetStore, pepper, now }),
    verifyPin: async ({ userId, conversation, guess }) =>
      (await oneTimePins.verify({ employeeId: userId, conversation, guess })) === 'accepted',
  });
};

/** The function passwordReset over its ports; see `createHandler` for what comes in and out. */
export const createPasswordReset = ({ requestOneTimePin, timeZone, ...outside }: Ports) => {
  const { openDirectory, rules, now, log } = outside;
  return createHandler({
    checkDirectory: checkDirectory(openDirectory, log),
    requestOneTimePin,
    reset: resetOver(outside),
    possession: rules.possession,
    today: () => todayIn(now(), timeZone),
    log,
  });
};
