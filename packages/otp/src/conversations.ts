import { randomBytes } from 'node:crypto';
import { change } from '@opsline/attempts';
import { keyOf } from './seal.ts';
import { closed, opened, resumed } from './session.ts';
import { decrypt, encrypt, type RandomBytes } from './session-cipher.ts';
import type { World } from './world.ts';

/**
 * Which conversations are authenticated, kept on the server: what a session attribute says is never believed
 * (security L2). A conversation is any text without U+001F; every function throws when the store is down.
 */
export type Conversations = {
  /** Remembers that the conversation is an employee's, after `accepted`. */
  open(conversation: string, employeeId: string): Promise<void>;
  /** The employee ID, and 10 more minutes; undefined when it is not open or was idle for 10 min (security O17). */
  resume(conversation: string): Promise<string | undefined>;
  /** Ends it ("goodbye"); it must be authenticated again. */
  close(conversation: string): Promise<void>;
};

type Outside = Pick<World, 'store' | 'pepper' | 'now'> & { readonly randomBytes?: RandomBytes };

/** Authenticated conversations over a store, with a clock (epoch ms), a pepper and a source of randomness. */
export const createConversations = ({
  store,
  pepper: getPepper,
  now: clock,
  ...outside
}: Outside): Conversations => {
  const draw = outside.randomBytes ?? randomBytes;
  return {
    open: async (conversation, employeeId) => {
      const pepper = await getPepper();
      const now = clock();
      const employee = encrypt({ pepper, conversation }, employeeId, draw);
      await change(store, { key: keyOf(pepper, 'conversation', conversation), now }, (row) => ({
        verdict: 'opened',
        row: opened(row, employee, now),
      }));
    },

    resume: async (conversation) => {
      const pepper = await getPepper();
      const now = clock();
      const key = keyOf(pepper, 'conversation', conversation);
      const employee = await change(store, { key, now }, (row) => resumed(row, now));
      return employee === undefined ? undefined : decrypt({ pepper, conversation }, employee);
    },

    close: async (conversation) => {
      const pepper = await getPepper();
      const key = keyOf(pepper, 'conversation', conversation);
      await change(store, { key, now: clock() }, (row) => ({ verdict: 'closed', row: closed(row) }));
    },
  };
};
