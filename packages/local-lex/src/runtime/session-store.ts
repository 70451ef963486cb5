import { lexError } from '../lex-error.ts';
import type { Session } from '../session.ts';
import type { ReplyInterpretation } from '../wire/reply.ts';
import { isExpired } from './session-rules.ts';

/** A session and how its last utterance was understood. */
export type Kept = { readonly session: Session; readonly interpretations: readonly ReplyInterpretation[] };

/** The sessions of one runtime. */
export type SessionStore = {
  /** The session, unless it expired. */
  readonly find: (key: string) => Kept | undefined;
  readonly remove: (key: string) => void;
  /** Runs one request on a session and keeps what it leaves; a second one meanwhile is a `ConflictException`. */
  readonly exclusively: <Reply>(
    key: string,
    use: (kept: Kept | undefined) => Promise<{ kept: Kept; reply: Reply }>,
  ) => Promise<Reply>;
};

/** Sessions in memory. A request that fails leaves its session as it was. */
export function createSessionStore(now: () => number, ttlSeconds: number): SessionStore {
  const sessions = new Map<string, Kept>();
  const busy = new Set<string>();
  const find: SessionStore['find'] = (key) => {
    const kept = sessions.get(key);
    return kept && !isExpired(kept.session, now(), ttlSeconds) ? kept : undefined;
  };
  const refuseBusy = (key: string): void => {
    if (busy.has(key))
      throw lexError('ConflictException', 'Another request for this session is in progress.');
  };
  return {
    find,
    remove: (key) => {
      refuseBusy(key);
      sessions.delete(key);
    },
    exclusively: async (key, use) => {
      refuseBusy(key);
      busy.add(key);
      try {
        const { kept, reply } = await use(find(key));
        sessions.set(key, kept);
        return reply;
      } finally {
        busy.delete(key);
      }
    },
  };
}
