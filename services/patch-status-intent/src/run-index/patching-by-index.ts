import { type Log, namesOf } from '../log.ts';
import type { GroupStatus } from '../patching/group-status.ts';
import type { MaintenanceWindows } from '../patching/maintenance-windows.ts';
import { withoutPrefix } from '../patching/patch-windows.ts';
import { type Dated, type Patching, patchingFrom } from '../patching/patching.ts';
import type { IndexStore } from './index-store.ts';
import { indexedWindows, tolerated } from './indexed-windows.ts';
import type { Known, WindowKnown } from './known.ts';

/**
 * Patching by the index of runs: whatever it knows is told without asking Systems Manager, in the words in which reading
 * tells it. An index that was never filled, or is not there, is no reason to tell nothing: Systems Manager is read.
 *
 * @param now the time, epoch milliseconds
 * @param deadline gives a signal that aborts when the answer has to be there
 * @param log is told what went wrong beside an answer
 */
export function patchingByIndex(
  store: Pick<IndexStore, 'load'>,
  windows: MaintenanceWindows,
  now: () => number,
  deadline: () => AbortSignal,
  log: Log,
): Patching {
  /** Answers from the index. `ask` is given patching over what it knows, with one window read anew if it says so. */
  const answered = async <T extends object>(
    ask: (patching: Patching) => Promise<T>,
    inQuestion: (known: Known, answer: T) => readonly WindowKnown[] = none,
    isHealed: (answer: T) => boolean = never,
  ): Promise<T & Dated> => {
    const until = deadline();
    const over = (all: MaintenanceWindows): Patching => patchingFrom(all, now, () => until, log);
    const known = await loaded(store, log);
    if (known.listReadAt === undefined) return ask(over(windows));
    const by = (heal?: string): Patching => over(indexedWindows(known, windows, now(), heal));
    const answer = await ask(by());
    const at = knownSince(known);
    const old = now() - tolerated;
    if (at >= old) return answer;
    const [window, ...others] = inQuestion(known, answer);
    if (window === undefined || others.length > 0) return { ...answer, asOf: { at } };
    if (window.readAt >= old) return { ...answer, asOf: { at, of: 'names' } };
    const healed = await ask(by(window.windowId)).catch((error: unknown) => {
      log({ event: 'fault', error: namesOf(error) });
      return answer;
    });
    return healed !== answer && isHealed(healed)
      ? { ...healed, asOf: { at, of: 'names' } }
      : { ...answer, asOf: { at } };
  };

  return {
    latest: (said) => answered((patching) => patching.latest(said)),
    failures: (part) => answered((patching) => patching.failures(part)),
    groups: () => answered((patching) => patching.groups()),
    groupStatus: (said) => answered((patching) => patching.groupStatus(said), windowsOf, isWholly),
  };
}

function none(): readonly WindowKnown[] {
  return [];
}

function never(): boolean {
  return false;
}

/** What the index knows; nothing where it cannot be had. */
async function loaded(store: Pick<IndexStore, 'load'>, log: Log): Promise<Known> {
  try {
    return await store.load();
  } catch (error) {
    log({ event: 'fault', error: namesOf(error) });
    return { windows: [] };
  }
}

/** Since when nothing that an answer from the index says may have changed without it: its oldest read. */
function knownSince({ listReadAt = 0, windows }: Known): number {
  // What was never read is read for the answer.
  return windows.reduce((at, { readAt }) => (readAt > 0 && readAt < at ? readAt : at), listReadAt);
}

/** The windows that have what an answer is about. */
function windowsOf({ windows }: Known, status: GroupStatus): readonly WindowKnown[] {
  if (status.kind !== 'found') return [];
  return windows.filter((window) =>
    status.found.some((one) =>
      'group' in one
        ? window.targets.some(({ name }) => name === one.group)
        : withoutPrefix(window.name) === one.window,
    ),
  );
}

/** Whether everything was read that an answer rests on. */
function isWholly(status: GroupStatus): boolean {
  return (
    status.kind === 'found' &&
    status.found.every((one) => ('group' in one ? one.extent === undefined : one.kind === 'job'))
  );
}
