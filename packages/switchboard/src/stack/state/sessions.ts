import { type Restorable, snapshotOf, snapshotOfMap } from '@opsline/local-kit/snapshot';
import type { Session } from '@opsline/local-lex';

/** The sessions of all bots, each bot's by its ID and locale. */
export type BotSessions = Restorable & {
  readonly of: (botId: string, localeId: string) => Map<string, Session>;
  readonly clear: () => void;
};

/** No sessions yet. */
export function createSessions(): BotSessions {
  const bots = new Map<string, Map<string, Session>>();
  return {
    of: (botId, localeId) => {
      const sessions = bots.get(`${botId}/${localeId}`) ?? new Map<string, Session>();
      bots.set(`${botId}/${localeId}`, sessions);
      return sessions;
    },
    clear: () => {
      for (const sessions of bots.values()) sessions.clear();
    },
    snapshot: () =>
      snapshotOf([...bots.values()].map((sessions) => ({ snapshot: () => snapshotOfMap(sessions) }))),
  };
}
