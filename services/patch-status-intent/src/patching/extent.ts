import { isFault, type Unread } from './call-errors.ts';

/** How much of the patch windows an answer rests on. */
export type Extent = {
  /** How many there are, as far as their list was read. */
  readonly windows: number;
  /** How many of them were not read, or not to the end. */
  readonly missed: number;
  /** Not only time was lacking: calls failed. */
  readonly failed?: true;
  /** The list of windows was not read to its end: there may be more of them. */
  readonly listCut?: true;
};

/**
 * @param windows how many there are
 * @param missed why each of those that were not read was not
 * @param list why the list of windows was not read to its end
 */
export function extentOf(windows: number, missed: readonly Unread[], list: Unread | undefined): Extent {
  return {
    windows,
    missed: missed.length,
    ...([...missed, list].some(isFault) && { failed: true }),
    ...(list && { listCut: true }),
  };
}

/** Whether everything was read. */
export function isWhole({ missed, listCut }: Extent): boolean {
  return missed === 0 && !listCut;
}
