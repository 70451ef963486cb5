import { type Log, namesOf } from '../log.ts';
import type { GroupStatus } from './group-status.ts';
import {
  type Failures,
  type Groups,
  type Latest,
  type Part,
  readFailures,
  readGroups,
  readLatest,
} from './latest.ts';
import type { MaintenanceWindows } from './maintenance-windows.ts';
import { type ReadList, readInTime } from './read-in-time.ts';
import { readNamed } from './read-named.ts';

/** Of when an answer is, if not of now. */
export type Dated = {
  readonly asOf?: {
    /** Epoch milliseconds. */
    readonly at: number;
    /** Only which windows and target groups there are is known as of then. */
    readonly of?: 'names';
  };
};

/** What is known of patching. */
export type Patching = {
  /** The jobs of the last 24 hours; `said` in what words they were asked for, where a group may have that name. */
  readonly latest: (said?: string) => Promise<Latest & Dated>;
  /** What failed among them, one level down. */
  readonly failures: (part: Part) => Promise<Failures & Dated>;
  readonly groups: () => Promise<Groups & Dated>;
  /** The latest runs of what was asked for by name. */
  readonly groupStatus: (said: string) => Promise<GroupStatus & Dated>;
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
    latest: (said) => answered((list) => readLatest(windows, list, now(), said)),
    failures: (part) => answered((list) => readFailures(windows, list, now(), part)),
    groups: () => answered((list) => readGroups(windows, list, now())),
    groupStatus: (said) => answered((list) => readNamed(windows, list, now(), said)),
  };
}
