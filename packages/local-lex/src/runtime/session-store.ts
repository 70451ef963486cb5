import { lexError } from '../lex-error.ts';
import type { ActiveContext, Session } from '../session.ts';
import type { ReplyInterpretations } from '../wire/reply.ts';

/** A session, and how its last utterance was understood. */
type StoredSession = {
  readonly session: Session;
  readonly interpretations: ReplyInterpretations;
};

/** The sessions of one runtime. */
type SessionStore = {
  /** The session, unless it expired. */
  readonly find: (key: string) => StoredSession | undefined;
  readonly remove: (key: string) => void;
  /** Plays one request in a session and keeps what it leaves; a second one meanwhile is a `ConflictException`. */
  readonly exclusively: <Played extends StoredSession>(
    key: string,
    play: (stored: StoredSession | undefined) => Promise<Played>,
  ) => Promise<Played>;
};

/**
 * Sessions in memory. A request that fails leaves its session as it was.
 *
 * @param now epoch milliseconds
 * @param ttlSeconds how long after its last request a session is there: the bot's IdleSessionTTLInSeconds
 */
export function createSessionStore(now: () => number, ttlSeconds: number): SessionStore {
  const sessions = new Map<string, StoredSession>();
  const busy = new Set<string>();
  const refuseBusy = (key: string): void => {
    if (busy.has(key))
      throw lexError('ConflictException', 'Another request for this session is in progress.');
  };
  const find: SessionStore['find'] = (key) => {
    const stored = sessions.get(key);
    return stored && now() - stored.session.lastUsed <= ttlSeconds * 1000 ? stored : undefined;
  };
  return {
    find,
    remove: (key) => {
      refuseBusy(key);
      sessions.delete(key);
    },
    exclusively: async (key, play) => {
      refuseBusy(key);
      busy.add(key);
      try {
        const played = await play(find(key));
        sessions.set(key, { session: played.session, interpretations: played.interpretations });
        return played;
      } finally {
        busy.delete(key);
      }
    },
  };
}

/** A session nobody has spoken in yet. `now` in epoch milliseconds. */
export function newSession(requestId: string, now: number): Session {
  return { requestId, turns: 0, lastUsed: now, attributes: {}, contexts: [], attempt: 0, messages: [] };
}

/** The contexts as a new request finds them: one turn less, the seconds since then gone, expired ones dropped. */
export function contextsAtTurn(
  contexts: readonly ActiveContext[],
  elapsedMs: number,
): readonly ActiveContext[] {
  return contexts.flatMap((context) => {
    const { timeToLiveInSeconds, turnsToLive } = context.timeToLive;
    const left = timeToLiveInSeconds - Math.floor(elapsedMs / 1000);
    return left > 0 && turnsToLive > 0
      ? [{ ...context, timeToLive: { timeToLiveInSeconds: left, turnsToLive: turnsToLive - 1 } }]
      : [];
  });
}

/** The contexts that outlive a turn. */
export function contextsAfterTurn(contexts: readonly ActiveContext[]): readonly ActiveContext[] {
  return contexts.filter((context) => context.timeToLive.turnsToLive > 0);
}
