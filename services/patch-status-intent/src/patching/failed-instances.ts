import type { Unread } from './call-errors.ts';
import type { FailedInstance, MaintenanceWindows, Pages } from './maintenance-windows.ts';
import type { ReadList } from './read-in-time.ts';
import { type Command, isFailed, type Run } from './runs.ts';

/** The instances on which something failed, as far as Systems Manager says. */
export type FailedInstances = {
  readonly some: readonly FailedInstance[];
  /** There are more than these. */
  readonly more?: true;
};

/**
 * Reads where a run failed: one page for each of its commands, so that a large fleet costs what a small one does.
 *
 * @returns undefined where it did not fail, ran no command, or where that could not be read
 */
export async function readFailedInstances(
  windows: MaintenanceWindows,
  list: ReadList,
  run: Run,
): Promise<FailedInstances | undefined> {
  if (!isFailed(run)) return undefined;
  const commands = run.commands ?? [];
  const lists = await Promise.all(commands.map((command) => readCommand(windows, list, command)));
  const all = lists.flatMap(({ some }) => some);
  const some = [...new Map(all.map((one) => [one.name, one])).values()];
  const more = lists.some((one) => one.more);
  return some.length > 0 ? { some, ...(more && { more }) } : undefined;
}

/** Reads where one command failed, as far as one page tells; `unread` is there where that could not be read. */
export async function readCommand(
  windows: MaintenanceWindows,
  list: ReadList,
  command: Command,
): Promise<FailedInstances & { readonly unread?: Unread }> {
  const { read, follows } = firstPage(windows.failedInstances(command));
  const { items, unread } = await list('instances', read);
  const more = unread !== undefined || follows();
  return { some: items, ...(more && { more }), ...(unread && { unread }) };
}

/** The first page of a list as the whole of it, and whether another would have followed. */
function firstPage<T>(pages: Pages<T>): { readonly read: Pages<T>; readonly follows: () => boolean } {
  let more = false;
  return {
    read: async (token, signal) => {
      const { next, ...page } = await pages(token, signal);
      more = next !== undefined;
      return page;
    },
    follows: () => more,
  };
}
