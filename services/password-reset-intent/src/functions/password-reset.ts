import type { Store } from '@opsline/attempts';
import { createOneTimePins, type Store as PinStore } from '@opsline/otp';
import { challengeOf } from '@opsline/otp/proof';
import { todayIn } from '../calendar.ts';
import { checkDirectory } from '../directory/directory.ts';
import { createHandler } from '../handler.ts';
import { createKeptAnswers, type KeptRow } from '../out/kept-answers.ts';
import { createRecords } from '../reset/records.ts';
import { createReset, type Resetting } from '../reset/reset.ts';
import type { Row } from '../reset/row.ts';
import { createTellOfRecord } from '../reset/tell-of-record.ts';
import type { World } from '../world.ts';

/** Everything outside of a reset. */
type ResetPorts = Omit<Resetting, 'records' | 'verifyPin' | 'tellOfRecord'> & {
  /** Table PasswordReset: its rows of resets, its rows of one-time PINs, and their pepper. */
  readonly resetStore: Store<Row>;
  readonly pinStore: PinStore;
  readonly pepper: () => Promise<Uint8Array>;
};

/** Everything outside of passwordReset. */
type Ports = ResetPorts &
  Pick<World, 'requestOneTimePin'> & {
    /** The rows of kept answers in the same table. */
    readonly keptAnswersStore: Store<KeptRow>;
  };

/** A reset over its ports, apart from the conversation; see `createReset` for what comes in and out. */
export function resetOver({ resetStore, pinStore, pepper, ...outside }: ResetPorts) {
  const { tellHelpdesk, now, log } = outside;
  const oneTimePins = createOneTimePins({ store: pinStore, pepper, now });
  return createReset({
    ...outside,
    tellOfRecord: createTellOfRecord({ store: resetStore, pepper, tellHelpdesk, now, log }),
    records: createRecords({
      store: resetStore,
      pepper,
      now,
      limits: outside.rules.possession === 'on' ? 'told' : 'not told',
    }),
    verifyPin: async ({ details: { userId: holder }, conversation, action, guess }) => {
      const challenge = challengeOf(conversation, action);
      return (await oneTimePins.verify({ holder, conversation: challenge, guess })) === 'accepted';
    },
  });
}

/** The function passwordReset over its ports; see `createHandler` for what comes in and out. */
export function createPasswordReset({ requestOneTimePin, keptAnswersStore: store, ...outside }: Ports) {
  const { openDirectory, pepper, rules, now, log } = outside;
  return createHandler({
    checkDirectory: checkDirectory(openDirectory, log),
    requestOneTimePin,
    reset: resetOver(outside),
    answers: createKeptAnswers({ store, pepper, now }),
    rules,
    today: () => todayIn(now(), rules.timeZone),
    log,
  });
}
