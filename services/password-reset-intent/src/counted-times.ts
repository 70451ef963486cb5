import { change, fits, type Limit, type Store, withTime } from '@opsline/attempts';
import type { Row } from './reset-row.ts';

type Kind = 'wrong' | 'resets';

/** Times that count against limits, on several rows at once. @param now epoch ms */
export const countedTimes = (store: Store<Row>, now: () => number) => {
  const remove = async (kind: Kind, keys: readonly string[], at: number): Promise<void> => {
    for (const key of keys) {
      await change(store, { key, now: now() }, (row) => {
        const place = row[kind].lastIndexOf(at);
        const rest = place === -1 ? row : { ...row, [kind]: row[kind].toSpliced(place, 1) };
        return { verdict: undefined, row: rest };
      });
    }
  };

  return {
    /** Adds a time to every row, or to none; false when that would be over a limit of one. */
    add: async (
      kind: Kind,
      keys: readonly string[],
      limits: readonly Limit[],
      at: number,
    ): Promise<boolean> => {
      for (const [place, key] of keys.entries()) {
        const fitted = await change(store, { key, now: at }, (row) =>
          fits(row[kind], limits, at)
            ? { verdict: true, row: { ...row, [kind]: withTime(row[kind], limits, at) } }
            : { verdict: false, row },
        );
        if (fitted) continue;
        await remove(kind, keys.slice(0, place), at);
        return false;
      }
      return true;
    },

    /** Takes one such time away again from every row that has it. */
    remove,
  };
};
