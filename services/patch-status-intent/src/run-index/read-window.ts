import { readCommand } from '../patching/failed-instances.ts';
import { invocationsOf } from '../patching/group-runs.ts';
import type { MaintenanceWindows } from '../patching/maintenance-windows.ts';
import type { ReadList } from '../patching/read-in-time.ts';
import { type Execution, historyMs, isFailed, isRecent, newestFirst, readFrom } from '../patching/runs.ts';
import { isOutdone, isSettled, type RunKnown, shortId, type WindowKnown } from './known.ts';

/** What came of reading a window: it, or that there is none, or that not all of it could be read. */
export type WindowRead =
  | { readonly kind: 'read'; readonly window: WindowKnown }
  | { readonly kind: 'gone' }
  | { readonly kind: 'not read' };

/**
 * Reads a window from Systems Manager: its targets and its runs, and inside of those what is not known yet. What was
 * settled is not read again; the first time, and when a target is new, a run is looked for as far back as there are any.
 */
export async function readWindow(
  windows: MaintenanceWindows,
  list: ReadList,
  known: WindowKnown,
  now: number,
): Promise<WindowRead> {
  const targets = await list('targets', windows.targets(known.windowId));
  if (targets.unread) return { kind: targets.unread.why === 'gone' ? 'gone' : 'not read' };
  const ids = targets.items.map(({ targetId }) => shortId(targetId));
  const before = new Set(known.targets.map(({ targetId }) => shortId(targetId)));
  const isDeep = known.readAt === 0 || ids.some((id) => !before.has(id));
  const unsettled = known.runs.filter((run) => !isSettled(run)).map(({ startedAt }) => startedAt - 1_000);
  const since = isDeep ? now - historyMs : Math.min(readFrom(known.readAt), ...unsettled);
  const listed = await list('executions', windows.executions(known.windowId, since));
  if (listed.unread) return { kind: listed.unread.why === 'gone' ? 'gone' : 'not read' };
  const runs = await readRuns(windows, list, newestFirst(listed.items), { known, ids, now });
  if (runs === undefined) return { kind: 'not read' };
  const named = targets.items.map((target) => ({ ...target, targetId: shortId(target.targetId) }));
  const { windowId, name } = known;
  return { kind: 'read', window: { windowId, name, readAt: now, targets: named, runs } };
}

/**
 * Looks inside of runs, newest first, until newer ones say all there is to say of every target that is registered; and
 * inside of every run that is known and not settled, however old it is.
 */
async function readRuns(
  windows: MaintenanceWindows,
  list: ReadList,
  executions: readonly Execution[],
  { known, ids, now }: { known: WindowKnown; ids: readonly string[]; now: number },
): Promise<readonly RunKnown[] | undefined> {
  const before = new Map(known.runs.map((run) => [shortId(run.executionId), run]));
  const runs: RunKnown[] = [];
  for (const execution of executions) {
    const was = before.get(shortId(execution.executionId));
    const isOpen = was !== undefined && !isSettled(was);
    // What the index has going on would go on for ever in it, were its end left out.
    if (!isOpen && !isRecent(execution, now) && isOutdone(execution, ids, runs)) continue;
    const run = was && !isOpen ? was : await readRun(windows, list, execution, now);
    if (run === undefined) return undefined;
    if (run !== 'gone') runs.push(run);
  }
  return runs;
}

/** Reads how the targets of a run fared, and on which instances what failed. */
async function readRun(
  windows: MaintenanceWindows,
  list: ReadList,
  execution: Execution,
  now: number,
): Promise<RunKnown | 'gone' | undefined> {
  const { items, unread } = await invocationsOf(windows, list, execution);
  if (unread) return unread.why === 'gone' ? 'gone' : undefined;
  const invocations = items.map(({ targetId, commandId, ...one }) => ({
    ...one,
    ...(targetId !== undefined && { targetId: shortId(targetId) }),
    // Of what did not fail nobody asks where.
    ...(commandId !== undefined && isFailed(one) && { commandId }),
  }));
  const commands = invocations.flatMap(({ commandId, status }) =>
    commandId === undefined ? [] : [{ commandId, status }],
  );
  const where = await Promise.all(
    commands.map(async (command) => ({ command, ...(await readCommand(windows, list, command)) })),
  );
  const instances = where.flatMap(({ command, unread: notRead, ...rest }) =>
    notRead ? [] : [[command.commandId, rest] as const],
  );
  return { ...execution, inside: { readAt: now, invocations, instances: Object.fromEntries(instances) } };
}
