import { type Log, namesOf } from '../log.ts';
import type { MaintenanceWindows } from '../patching/maintenance-windows.ts';
import { readInTime } from '../patching/read-in-time.ts';
import type { IndexStore } from '../run-index/index-store.ts';
import { withRun } from '../run-index/merge.ts';
import { paced, readInto, reconcile } from '../run-index/reconcile.ts';
import { parseEvent, type Told } from '../run-index/window-events.ts';

/** Everything outside of indexRuns. */
export type Ports = {
  readonly store: IndexStore;
  readonly windows: MaintenanceWindows;
  readonly now: () => number;
  /** Resolves when the next call of a reconciling read may begin. */
  readonly turn: (signal: AbortSignal) => Promise<unknown>;
  /** Gives a signal that aborts after so many milliseconds, when reading has to end. */
  readonly deadline: (ms: number) => AbortSignal;
  readonly log: Log;
};

/** A reconciling read ends before the next one begins; reading for an event soon, so that a burst of them holds nobody up. */
const longest = { reconciling: 240_000, event: 20_000 } as const;

/**
 * The function indexRuns over its ports: takes in an event of a maintenance window, or reconciles the index with Systems
 * Manager when its schedule says so. Whatever comes late, twice or not at all, the next reconciling read sets right.
 *
 * @throws {InputError} on an event that is none; the table's fault where it cannot be written
 */
export function createIndexRuns(ports: Ports): (event: unknown) => Promise<void> {
  return async (event) => {
    const told = parseEvent(event);
    if (told.kind === 'window') return takeIn(told, ports);
    const { turn, deadline, log, ...reconciling } = ports;
    const until = deadline(longest.reconciling);
    const windows = paced(ports.windows, turn);
    const { read, windows: of, faults } = await reconcile({ ...reconciling, windows, deadline: until });
    log({ event: 'index', outcome: `${read} of ${of} windows read` });
    if (faults.length > 0) log({ event: 'fault', error: namesOf(faults[0]) });
  };
}

/** A window that is not in the index is none of patching, or the next reconciling read finds it. */
async function takeIn(
  { windowId, at, run, more }: Extract<Told, { kind: 'window' }>,
  { store, windows, now, deadline, log }: Ports,
): Promise<void> {
  const known = await store.find(windowId);
  // What was read since then, which an event says to the second, says the same, and more.
  if (known === undefined || known.readAt >= at + 1_000) return;
  if (run) await store.update(windowId, (one) => one && withRun(one, run));
  if (!more) return;
  const { list, faults } = readInTime(deadline(longest.event));
  await readInto(store, windows, list, known, now());
  if (faults.length > 0) log({ event: 'fault', error: namesOf(faults[0]) });
}
