import type { ActiveContext, Session } from '../session.ts';

/** A session nobody has spoken in yet. `now` in epoch milliseconds. */
export function newSession(requestId: string, now: number): Session {
  return {
    requestId,
    turns: 0,
    lastUsed: now,
    attributes: {},
    contexts: [],
    attempt: 0,
    messages: [],
  };
}

/** Whether a session outlived its bot's IdleSessionTTLInSeconds. */
export function isExpired(session: Session, now: number, ttlSeconds: number): boolean {
  return now - session.lastUsed > ttlSeconds * 1000;
}

/** The contexts as a new request meets them: one turn less, the seconds since then gone, expired ones dropped. */
export function countedDown(contexts: readonly ActiveContext[], elapsedMs: number): readonly ActiveContext[] {
  return contexts.flatMap((context) => {
    const { timeToLiveInSeconds, turnsToLive } = context.timeToLive;
    const left = timeToLiveInSeconds - Math.floor(elapsedMs / 1000);
    return left > 0 && turnsToLive > 0
      ? [{ ...context, timeToLive: { timeToLiveInSeconds: left, turnsToLive: turnsToLive - 1 } }]
      : [];
  });
}

/** The contexts that outlive this turn. */
export function lasting(contexts: readonly ActiveContext[]): readonly ActiveContext[] {
  return contexts.filter((context) => context.timeToLive.turnsToLive > 0);
}
