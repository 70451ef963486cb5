import { randomBytes } from 'node:crypto';
import { change, changeAll } from '@opsline/attempts';
import type { Row } from './row.ts';
import { closed, opened, resumed } from './rules/session.ts';
import type { Verdict } from './rules/verdict.ts';
import { keyOf } from './seal.ts';
import { decrypt, encrypt, type RandomBytes } from './session-cipher.ts';
import { type VerifyRequest, verifyBeside } from './verify.ts';
import type { World } from './world.ts';

/**
 * Which conversations are authenticated, kept on the server: what a session attribute says is never believed. A
 * conversation is any text without U+001F; every function throws when the store is down.
 */
export type Conversations = {
  /**
   * Verifies a one-time PIN and, if it is accepted, opens the conversation for the holder, both in one write. Delivered
   * again, it is accepted while the conversation is open for the holder.
   */
  authenticate(request: VerifyRequest): Promise<Verdict>;
  /**
   * Opens the conversation for a holder on the strength of a proof that counts once, such as a signed assertion
   * about a caller: using it up and opening are one write. Remembered for a day.
   *
   * @returns the holder; delivered again, it is whose the conversation is while it is open; undefined for a proof
   * that another conversation used, or this one before it ended
   */
  admit(admission: { conversation: string; holder: string; proof: string }): Promise<string | undefined>;
  /** The holder, and 10 more minutes; undefined when it is not open or was idle for 10 min. */
  resume(conversation: string): Promise<string | undefined>;
  /** Ends it ("goodbye"); it must be authenticated again. */
  close(conversation: string): Promise<void>;
};

type Outside = Omit<World, 'randomInt'> & { readonly randomBytes?: RandomBytes };

/** Authenticated conversations over a store, with a clock (epoch ms), a pepper and a source of randomness. */
export function createConversations({ randomBytes: draw = randomBytes, ...world }: Outside): Conversations {
  const { store, pepper: getPepper, now: clock } = world;
  const placeOf = async (conversation: string) => {
    const pepper = await getPepper();
    const holderOf = (row: Row, now: number): string | undefined => {
      const { verdict: sealed } = resumed(row, now);
      return sealed === undefined ? undefined : decrypt({ pepper, conversation }, sealed);
    };
    const openedFor = (row: Row, holder: string, now: number): Row =>
      opened(row, encrypt({ pepper, conversation }, holder, draw), now);
    return { pepper, key: keyOf(pepper, 'conversation', conversation), now: clock(), holderOf, openedFor };
  };

  return {
    authenticate: async (request) => {
      const { key, now, holderOf, openedFor } = await placeOf(request.conversation);
      return verifyBeside<'conversation'>(world, request, {
        keys: [['conversation', key]],
        accepted: (rows) => ({ conversation: openedFor(rows('conversation'), request.holder, now) }),
        stands: (rows) => holderOf(rows('conversation'), now) === request.holder,
      });
    },

    admit: async ({ conversation, holder, proof }) => {
      const { pepper, key, now, holderOf, openedFor } = await placeOf(conversation);
      const keys = [
        ['proof', keyOf(pepper, 'proof', proof)],
        ['conversation', key],
      ] as const;
      return changeAll(store, { keys, now }, (rows) => {
        const [used, row] = [rows('proof'), rows('conversation')];
        if (used.version !== 0)
          return { verdict: holderOf(row, now), rows: { conversation: resumed(row, now).row } };
        // A new object is a change: the row of a proof is written once and never again.
        const opening = { proof: { ...used }, conversation: openedFor(row, holder, now) };
        return { verdict: holder, rows: opening };
      });
    },

    resume: async (conversation) => {
      const { key, now, holderOf } = await placeOf(conversation);
      return change(store, { key, now }, (row) => ({
        verdict: holderOf(row, now),
        row: resumed(row, now).row,
      }));
    },

    close: async (conversation) => {
      const { key, now } = await placeOf(conversation);
      await change(store, { key, now }, (row) => ({ verdict: 'closed', row: closed(row) }));
    },
  };
}
