import type { Known, WindowKnown } from './known.ts';

/** Where the index is kept. */
export type IndexStore = {
  /** All of it: one query. */
  readonly load: () => Promise<Known>;
  readonly find: (windowId: string) => Promise<WindowKnown | undefined>;
  /**
   * Changes what is known of one window, so that nobody else's change is lost.
   *
   * @param change may be asked again where somebody else came first; what it was given, where nothing changes;
   * undefined where the window is not there, or shall not be
   */
  readonly update: (
    windowId: string,
    change: (known: WindowKnown | undefined) => WindowKnown | undefined,
  ) => Promise<void>;
  /** Notes when the list of windows was read, epoch milliseconds. */
  readonly noteListRead: (at: number) => Promise<void>;
};
