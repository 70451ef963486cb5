import type { Store, Versioned } from '../store.ts';

/**
 * A store that loses the answer to its first write, as a repeat of the SDK sees it: the write was done, and what is
 * heard is that the rows have another version by now.
 *
 * @param meanwhile what happens before that is heard
 */
export function losing<Row extends Versioned>(
  store: Store<Row>,
  meanwhile: () => Promise<void> = async () => {},
): Store<Row> {
  let lost = false;
  return {
    read: store.read,
    replace: async (writes) => {
      const written = await store.replace(writes);
      if (lost || !written) return written;
      lost = true;
      await meanwhile();
      return false;
    },
  };
}
