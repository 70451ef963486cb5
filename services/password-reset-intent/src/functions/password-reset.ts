import type { Store } from '@opsline/attempts';
import { createOneTimePins, type Store as PinStore } from '@opsline/otp';
import { challengeOf } from '@opsline/otp/proof';
import type { AttemptTable } from '../audit/attempt-table.ts';
import { createAttempts } from '../audit/attempts.ts';
import { todayIn } from '../calendar.ts';
import { checkDirectory } from '../directory/directory.ts';
import { createProofs } from '../hand-over/proved.ts';
import { createHandler } from '../handler.ts';
import { createKeptAnswers, type KeptRow } from '../out/kept-answers.ts';
import { lineOfOneTimePins } from '../out/line-of-one-time-pins.ts';
import { createRecords } from '../reset/records.ts';
import { createReset, type Resetting } from '../reset/reset.ts';
import type { Row } from '../reset/row.ts';
import { createTellOfRecord } from '../reset/tell-of-record.ts';
import type { World } from '../world.ts';

/** Everything outside of a reset. */
type ResetPorts = Omit<Resetting, 'records' | 'attempts' | 'verifyPin' | 'tellOfRecord'> & {
  /** The rows of kept answers in the same table. */
  readonly keptAnswersStore: Store<KeptRow>;
  /** Table PasswordReset: its rows of resets, its rows of one-time PINs, and their pepper. */
  readonly resetStore: Store<Row>;
  readonly pinStore: PinStore;
  readonly pepper: () => Promise<Uint8Array>;
  /** Table Attempt, and for how many days its records are kept. */
  readonly attemptTable: Pick<AttemptTable, 'write'>;
  readonly attemptDays: number;
};

/** Everything outside of passwordReset. */
type Ports = ResetPorts & Pick<World, 'requestOneTimePin'>;

/** A reset over its ports, apart from the conversation; see `createReset` for what comes in and out. */
export function resetOver({
  resetStore,
  pinStore,
  keptAnswersStore: store,
  pepper,
  attemptTable: table,
  attemptDays: keptDays,
  ...outside
}: ResetPorts) {
  const { tellHelpdesk, now, log } = outside;
  const oneTimePins = createOneTimePins({ store: pinStore, pepper, now });
  const proofs = createProofs(createKeptAnswers({ store, pepper, now }), log);
  return createReset({
    ...outside,
    attempts: createAttempts({ table, pepper, keptDays, now, log }),
    tellOfRecord: createTellOfRecord({ store: resetStore, pepper, tellHelpdesk, now, log }),
    records: createRecords({
      store: resetStore,
      pepper,
      now,
      limits: outside.rules.possession === 'on' ? 'told' : 'not told',
    }),
    verifyPin: async ({ details: { userId: holder }, conversation, action, guess }) => {
      const challenge = challengeOf(conversation, action);
      const verdict = await oneTimePins.verify({ holder, conversation: challenge, guess });
      if (verdict !== 'accepted') return verdict === 'spent' ? verdict : 'refused';
      await proofs.note(conversation, now());
      return verdict;
    },
  });
}

/** The function passwordReset over its ports; see `createHandler` for what comes in and out. */
export function createPasswordReset({ requestOneTimePin, ...outside }: Ports) {
  const { openDirectory, keptAnswersStore: store, pepper, rules, now, log } = outside;
  const answers = createKeptAnswers({ store, pepper, now });
  const oneTimePins = createOneTimePins({ store: outside.pinStore, pepper, now });
  return createHandler({
    checkDirectory: checkDirectory(openDirectory, log),
    requestOneTimePin,
    lineOfOneTimePins: lineOfOneTimePins(oneTimePins, rules.callerNumber, log),
    reset: resetOver(outside),
    answers,
    proofs: createProofs(answers, log),
    rules,
    today: () => todayIn(now(), rules.timeZone),
    log,
  });
}
