import { type Log, namesOf } from '../log.ts';
import type { MaintenanceWindows } from '../out/maintenance-windows.ts';
import type { GroupStatus } from './group-status.ts';
import { type Latest, readLatest } from './latest.ts';
import { readGroup } from './read-group.ts';
import { type ReadList, readInTime } from './read-in-time.ts';

/** What is known of patching. */
export type Patching = {
  readonly latest: () => Promise<Latest>;
  readonly groupStatus: (said: string) => Promise<GroupStatus>;
};

/**
 * Reads patching from maintenance windows.
 *
 * @param now the time, epoch milliseconds
 * @param deadline gives a signal that aborts when the answer has to be there
 * @param log is told what went wrong beside an answer that is not whole
 */
export function patchingFrom(
  windows: MaintenanceWindows,
  now: () => number,
  deadline: () => AbortSignal,
  log: Log,
): Patching {
  const answered = async <T>(read: (list: ReadList) => Promise<T>): Promise<T> => {
    const { list, faults } = readInTime(deadline());
    const answer = await read(list);
    if (faults.length > 0) log({ event: 'fault', error: namesOf(faults[0]) });
    return answer;
  };
  return {
    latest: () => answered((list) => readLatest(windows, list, now())),
    groupStatus: (said) => answered((list) => readGroup(windows, list, now(), said)),
  };
}
