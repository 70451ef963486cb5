import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import type { Conversations } from '@opsline/otp';
import { type Log, namesOf } from '../log.ts';
import type { World } from '../world.ts';
import { parseQuestion, type Question } from './question.ts';

/** A proof is given up after this: Connect waits 8 seconds, and the function ends after 7. */
export const proofTime = 6_500;

/** What the flow reads as `$.External`: a flat map of strings, every key always there (ResponseType STRING_MAP). */
type Answer = {
  readonly status: 'on its way' | 'halted' | 'right' | 'wrong' | 'no entry';
  /** The user ID as the agent keyed it in, for the next question; empty where it is none. */
  readonly userId: string;
};

/** What a proof needs of the outside. */
export type Proving = Pick<World, 'checkDirectory' | 'lineOfOneTimePins' | 'requestOneTimePin'> & {
  /** Whose one-time PIN was right in which call, kept on the server. */
  readonly conversations: Pick<Conversations, 'authenticate'>;
  /** A signal that aborts when an answer has taken too long. */
  readonly deadline: () => AbortSignal;
  readonly log: Log;
};

/**
 * The function that the helpdesk's flow asks: it has a one-time PIN texted to the number on record, and says whether what
 * the caller keyed in is right. An agent has one guess a challenge, and learns no more than that; for a user ID that
 * nobody has, or that may not be reset by phone, all goes as if it had one, and nothing is ever right.
 *
 * @returns a function from an Amazon Connect event to the answer. It throws when it has none, without saying why (the
 * log does), so that the flow says that something went wrong, and Connect may ask again: the right one-time PIN is then
 * right again.
 */
export const createProof =
  (world: Proving) =>
  async (event: unknown): Promise<Answer> => {
    try {
      const asked = parseQuestion(event);
      const status = await inTime(answerTo(world, asked), world.deadline());
      world.log({ event: 'proof', conversation: digest(asked.conversation), outcome: status });
      return { status, userId: asked.userId ?? '' };
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      throw new Error('the question could not be answered');
    }
  };

async function answerTo(world: Proving, asked: Question): Promise<Answer['status']> {
  const { userId, conversation, caller, oneTimePin } = asked;
  if (userId === undefined) return 'no entry';
  if (asked.question === 'send a one-time PIN') {
    // An outage is told before anybody waits for a text message; it is the same for every user ID.
    if ((await world.checkDirectory()) === 'is down') throw new Error('the directory is down');
    const request = { userId, conversation, caller, action: 'helpdesk' } as const;
    if ((await world.lineOfOneTimePins(request)) === 'halted') return 'halted';
    await world.requestOneTimePin(request);
    return 'on its way';
  }
  if (oneTimePin === undefined) return 'no entry';
  const { authenticate } = world.conversations;
  const verdict = await authenticate({ holder: userId, conversation, guess: oneTimePin });
  return verdict === 'accepted' ? 'right' : 'wrong';
}
