import { lexError } from '../lex-error.ts';
import type { Session } from '../session.ts';

/** Plays one request in a session and keeps what it leaves; a second one meanwhile is a `ConflictException`. */
type SessionStore = <Played extends { readonly session: Session }>(
  key: string,
  play: (kept: Session | undefined) => Promise<Played>,
) => Promise<Played>;

/** So many sessions are kept, 20 MB or so, however many begin at once; Lex itself has no limit. */
const most = 10_000;

/**
 * Sessions in memory. A request that fails leaves its session as it was.
 *
 * @param now epoch milliseconds
 * @param ttlSeconds how long after its last request a session is there: the bot's IdleSessionTTLInSeconds
 * @param sessions where they are kept, the one longest idle first
 */
export function createSessionStore(
  now: () => number,
  ttlSeconds: number,
  sessions = new Map<string, Session>(),
): SessionStore {
  const busy = new Set<string>();
  const isIdle = ({ lastUsed }: Session): boolean => now() - lastUsed > ttlSeconds * 1000;
  const forget = (): void => {
    for (const [key, session] of sessions) {
      if (!isIdle(session) && sessions.size <= most) return;
      sessions.delete(key);
    }
  };
  return async (key, play) => {
    if (busy.has(key))
      throw lexError('ConflictException', 'Another request for this session is in progress.');
    busy.add(key);
    try {
      const kept = sessions.get(key);
      const played = await play(kept && !isIdle(kept) ? kept : undefined);
      sessions.delete(key);
      sessions.set(key, played.session);
      forget();
      return played;
    } finally {
      busy.delete(key);
    }
  };
}

/** A session nobody has spoken in yet. `now` in epoch milliseconds. */
export function newSession(requestId: string, now: number): Session {
  return { requestId, turns: 0, lastUsed: now, attributes: {}, attempt: 0, messages: [] };
}
