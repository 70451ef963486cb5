import type { Decision, Row } from '../row.ts';
import { idleMs } from './policy.ts';

/** Opens a conversation for a holder, given encrypted, in the place of whoever had it. */
export function opened(row: Row, holder: string, now: number): Row {
  return {
    ...row,
    session: { holder, seenAt: now },
  };
}

/**
 * Who has the conversation at `now`, and the row with the idle time started anew; nobody once it was idle for
 * `IDLE_MS`, or when the clock ran backwards.
 */
export function resumed(row: Row, now: number): Decision<string | undefined> {
  const { session } = row;
  const awake = session !== undefined && now >= session.seenAt && now - session.seenAt < idleMs;
  if (!awake) return { verdict: undefined, row };
  return { verdict: session.holder, row: opened(row, session.holder, now) };
}

/** Ends the conversation. The same row when it was not open. */
export function closed(row: Row): Row {
  const { session, ...rest } = row;
  return session === undefined ? row : rest;
}
