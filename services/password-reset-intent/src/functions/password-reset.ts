import type { Store } from '@opsline/attempts';
import { createOneTimePins, type Store as PinStore } from '@opsline/otp';
import { todayIn } from '../calendar.ts';
import { checkDirectory } from '../directory/directory.ts';
import { createProofs } from '../hand-over/proved.ts';
import { createHandler } from '../handler.ts';
import { createKeptAnswers, type KeptRow } from '../out/kept-answers.ts';
import { createRecords } from '../reset/records.ts';
import { createReset, type Resetting } from '../reset/reset.ts';
import type { Row } from '../reset/row.ts';
import { createTellOfRecord } from '../reset/tell-of-record.ts';
import type { World } from '../world.ts';

/** Everything outside of a reset. */
type ResetPorts = Omit<Resetting, 'records' | 'verifyPin' | 'tellOfRecord'> & {
  /** The rows of kept answers in the same table. */
  readonly keptAnswersStore: Store<KeptRow>;
  /** Table PasswordReset: its rows of resets, its rows of one-time PINs, and their pepper. */
  readonly resetStore: Store<Row>;
  readonly pinStore: PinStore;
  readonly pepper: () => Promise<Uint8Array>;
};

/** Everything outside of passwordReset. */
type Ports = ResetPorts & Pick<World, 'requestOneTimePin'>;

/** A reset over its ports, apart from the conversation; see `createReset` for what comes in and out. */
export function resetOver({ resetStore, pinStore, keptAnswersStore: store, pepper, ...outside }: ResetPorts) {
  const { tellHelpdesk, now, log } = outside;
  const oneTimePins = createOneTimePins({ store: pinStore, pepper, now });
  const proofs = createProofs(createKeptAnswers({ store, pepper, now }), log);
  return createReset({
    ...outside,
    tellOfRecord: createTellOfRecord({ store: resetStore, pepper, tellHelpdesk, now, log }),
    records: createRecords({
      store: resetStore,
      pepper,
      now,
      limits: outside.rules.possession === 'on' ? 'told' : 'not told',
    }),
    verifyPin: async ({ userId, conversation, guess }) => {
      const verdict = await oneTimePins.verify({ holder: userId, conversation, guess });
      if (verdict !== 'accepted') return false;
      await proofs.note(conversation, now());
      return true;
    },
  });
}

/** The function passwordReset over its ports; see `createHandler` for what comes in and out. */
export function createPasswordReset({ requestOneTimePin, ...outside }: Ports) {
  const { openDirectory, keptAnswersStore: store, pepper, rules, now, log } = outside;
  const answers = createKeptAnswers({ store, pepper, now });
  return createHandler({
    checkDirectory: checkDirectory(openDirectory, log),
    requestOneTimePin,
    reset: resetOver(outside),
    answers,
    proofs: createProofs(answers, log),
    rules,
    today: () => todayIn(now(), rules.timeZone),
    log,
  });
}
