import { createConversations } from '@opsline/otp';
import { memoryStore, sceneOf, testPepper } from '@opsline/otp/testing';
import { expect, test } from 'vitest';
import type { Store } from '../src/row.ts';

/** Where what is about holder 101 and the conversation T1/C1/U1 is kept, with the pepper for tests. */
const places = {
  holder: '6ff6f8141c0ecf543ffe4a116836324a',
  phone: 'b0bcef9114deb566d63f1ee2b02a8370',
  'no phone': '6bae149da8407c238aea41298d7b12ca',
  person: '3cd2e6d653f240a1790d971f9313af97',
  'one-time PIN': '51f244194f96a84933c66bb579580cdc',
  conversation: 'c1dff9b5f38bfffb22179f13054a72dd',
  proof: '92ab61e0c5a887a0e8188a315c87ed1b',
  'line of all': '397768043d326466460a4e388ad53ea2',
  'line of who is known': '8684730345391d2da9efe9eb77712556',
  'line of who is not': 'f177ebc1630af1edea51b5f89fcd306f',
  warnings: '29482d34c1582c650502002f2f5bf1e2',
};
const sealed = '18e934202edbede83a7fada83cfff24eeef6ef493dffd80c6af893f49b95ef1f';
const encrypted = 'AQEBAQEBAQEBAQEBCyjvh8dvjtd89DhWNOUzzjaC+A==';

/** A store, and where it was looked. */
function watched({ journal, ...rows }: Store) {
  const looked = new Set<string>();
  const noting =
    <T>(read: (key: string) => Promise<T>) =>
    (key: string): Promise<T> => {
      looked.add(key);
      return read(key);
    };
  const store: Store = {
    ...{ ...rows, read: noting(rows.read) },
    journal: { ...journal, read: noting(journal.read) },
  };
  return { store, looked };
}

// While one version is put in the place of another both count, in the same rows: no name of a row changes by itself.
test('what one version stored the next one finds, and reads', async () => {
  const { store, looked } = watched(memoryStore());
  const { issue, pass, now, warnings } = sceneOf(store, [100_000]);
  const { admit, resume } = createConversations({
    ...{ store, now, pepper: async () => testPepper },
    randomBytes: (size) => new Uint8Array(size).fill(1),
  });
  await admit({ conversation: 'T1/C1/U1', holder: '101', proof: 'signed-once' });
  expect((await store.read(places.conversation)).session?.holder).toBe(encrypted);
  expect(await resume('T1/C1/U1')).toBe('101');
  for (const as of [{ phone: undefined }, { asker: 'owner' }, {}] as const) {
    expect(await issue(as)).toBe('sent');
    pass(30_000);
  }
  expect((await store.read(places['one-time PIN'])).pin?.seal).toBe(sealed);
  expect([await issue(), warnings()]).toEqual(['limited', 1]);
  expect([...looked].toSorted()).toEqual(Object.values(places).toSorted());
});
