import type { Outcome, Span } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';
import { isUnfinished, type Status } from './status.ts';

type Written = { readonly started?: number | undefined; readonly ran?: number | undefined };

/**
 * When something ran. What the file leaves out is that of the `whole` it is part of.
 * Throws at `path` when the end is in the future, or comes from an execution that has none yet.
 */
export function spanOf(written: Written, status: Status, now: number, path: string, whole?: Span): Span {
  const startedAt = written.started === undefined ? whole?.startedAt : now - written.started;
  if (startedAt === undefined) throw new ScenarioError(`${path}.started: expected a time such as "26h ago"`);
  if (isUnfinished(status)) {
    if (written.ran === undefined) return { startedAt, endedAt: undefined };
    throw new ScenarioError(`${path}.ran: expected none, since ${status} has no end`);
  }
  const endedAt = written.ran === undefined ? whole?.endedAt : startedAt + written.ran;
  if (endedAt === undefined)
    throw new ScenarioError(`${path}.ran: expected a length of time, since ${status} is an end`);
  if (endedAt > now) throw new ScenarioError(`${path}.ran: expected an end that is not in the future`);
  return { startedAt, endedAt };
}

/** The span that covers all parts: from the first start to the last end, open while any part is. */
export function spanAround(parts: readonly Outcome[]): Span | undefined {
  const ends = parts.flatMap(({ endedAt }) => endedAt ?? []);
  if (parts.length === 0) return undefined;
  return {
    startedAt: Math.min(...parts.map(({ startedAt }) => startedAt)),
    endedAt: ends.length === parts.length ? Math.max(...ends) : undefined,
  };
}
