import { test } from 'vitest';
import { snapshotOf, snapshotOfList, snapshotOfMap } from '../src/snapshot.ts';
import { putsBack } from '../src/testing/restorable.ts';

test('lists and maps are put back, a map in its order, as often as it is asked for', async () => {
  const [list, map] = [
    ['a', 'b'],
    new Map([
      ['one', 1],
      ['two', 2],
    ]),
  ];
  const parts = [{ snapshot: () => snapshotOfList(list) }, { snapshot: async () => snapshotOfMap(map) }];
  await putsBack(
    { snapshot: () => snapshotOf(parts) },
    () => [list, [...map]],
    () => {
      list.shift();
      list.push('c');
      map.delete('one');
      map.set('one', 3);
    },
  );
});
