import { isFault, type Unread } from './call-errors.ts';
import type { MaintenanceWindows, Window } from './maintenance-windows.ts';
import type { ReadList } from './read-in-time.ts';

/** Only windows whose name starts so are patch jobs to report. */
const windowPrefix = 'patch-job-reportedbyconnect-';

/** Whether a window is one whose jobs are reported. */
export function isPatchWindow({ name }: Pick<Window, 'name'>): boolean {
  return name.startsWith(windowPrefix);
}

/** The prefix as people type or say it. */
const spokenPrefix = /\bpatch[\s-]*job[\s-]*reported[\s-]*by[\s-]*connect[\s-]*/gi;

/** What was said, without the prefix of windows: their names are told without it. */
export function withoutPrefix(said: string): string {
  return said.replace(spokenPrefix, '');
}

/** What was read of every patch window, and why not of all of them, if so. */
export type OfWindows<R> = { readonly each: readonly R[]; readonly list: Unread | undefined };

/**
 * Reads something of every patch window, while the list of them still comes in. A window that vanishes meanwhile is none.
 *
 * @param readOne never throws; it gets each window by its name without the prefix
 * @throws what went wrong where not even the first page of the list came
 */
export async function ofPatchWindows<R extends { readonly unread?: Unread }>(
  windows: MaintenanceWindows,
  list: ReadList,
  readOne: (window: Window) => Promise<R>,
): Promise<OfWindows<R>> {
  const reads: Promise<R>[] = [];
  let pages = 0;
  const { unread } = await list('windows', windows.windows, (page) => {
    pages += 1;
    const patching = page.filter(isPatchWindow);
    reads.push(
      ...patching.map((window) => readOne({ ...window, name: window.name.slice(windowPrefix.length) })),
    );
  });
  if (unread && pages === 0) throw unread.cause;
  const each = await Promise.all(reads);
  return { each: each.filter((one) => one.unread?.why !== 'gone'), list: unread };
}

/**
 * An outage is no answer: what went wrong where there is something to read, nothing of it was read, and not for lack
 * of time alone.
 *
 * @param nothing whether nothing was read of a window
 */
export function outageIn<R extends { readonly unread?: Unread }>(
  each: readonly R[],
  nothing: (one: R) => boolean,
): Unread | undefined {
  return each.length > 0 && each.every(nothing) ? each.map(({ unread }) => unread).find(isFault) : undefined;
}
