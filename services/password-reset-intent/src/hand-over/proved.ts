import { minuteOf } from '@opsline/function-kit/minute-of';
import type { LexReply } from '@opsline/lex-kit';
import { handOverAttributes } from '../dialog/session-attributes.ts';
import { type Log, namesOf } from '../log.ts';
import type { KeptAnswers } from '../out/kept-answers.ts';

/** What was proved in conversations, kept on the server: what a session attribute says of it is never believed. */
export type Proofs = {
  /** Writes down that a one-time PIN was right, epoch ms. It never throws: what is not written down is asked for again. */
  readonly note: (conversation: string, at: number) => Promise<void>;
  /** Writes down that a number on record was changed recently. It never throws. */
  readonly noteNumberChanged: (conversation: string) => Promise<void>;
  /** The session attributes that say what was proved; nothing where that cannot be known. It never throws. */
  readonly told: (conversation: string) => Promise<Readonly<Record<string, string>>>;
};

/** What is told where nothing was proved, or nothing is known of it. */
export const nothingProved = {
  [handOverAttributes.provedOneTimePin]: 'no',
  [handOverAttributes.numberChanged]: 'not known',
} as const;

/** Proofs in the rows of kept answers, sealed like those and for as long. */
export function createProofs(answers: KeptAnswers, log: Log): Proofs {
  const placeOf = (conversation: string) => `proved ${conversation}`;
  const placeOfChange = (conversation: string) => `number changed ${conversation}`;
  const orLog = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      return otherwise;
    }
  };
  return {
    note: (conversation, at) =>
      orLog(
        () => answers.keep(placeOf(conversation), { [handOverAttributes.provedOneTimePin]: minuteOf(at) }),
        undefined,
      ),
    noteNumberChanged: (conversation) =>
      orLog(
        () => answers.keep(placeOfChange(conversation), { [handOverAttributes.numberChanged]: 'recently' }),
        undefined,
      ),
    told: (conversation) =>
      orLog(async () => {
        const places = [placeOf(conversation), placeOfChange(conversation)];
        const kept = await Promise.all(places.map((place) => answers.recall(place)));
        return Object.assign({}, nothingProved, ...kept);
      }, nothingProved),
  };
}

/** A reply with what was proved where a call is handed over, and no word of it anywhere else, whoever wrote it there. */
export async function withProof(
  reply: LexReply,
  told: () => Promise<Readonly<Record<string, string>>>,
): Promise<LexReply> {
  const { sessionState } = reply;
  const {
    [handOverAttributes.provedOneTimePin]: _,
    [handOverAttributes.numberChanged]: __,
    ...attributes
  } = sessionState.sessionAttributes;
  const proved = attributes[handOverAttributes.handOver] === 'yes' ? await told() : {};
  return { ...reply, sessionState: { ...sessionState, sessionAttributes: { ...attributes, ...proved } } };
}
