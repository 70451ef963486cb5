import { countedWithJournal } from '@opsline/attempts/testing';
import { memoryPinAttempts, memoryStoredPins, pinSceneOf } from '@opsline/employees/testing';
import { describe, expect, test } from 'vitest';

function scene() {
  const { store, calls } = countedWithJournal(memoryPinAttempts());
  const found: string[] = [];
  const pins = memoryStoredPins({ '101': '7391', '102': '' });
  const storedPins = {
    find: (employeeId: string) => {
      found.push(employeeId);
      return pins.find(employeeId);
    },
  };
  return { ...pinSceneOf({ store, storedPins }), calls, found };
}
type Scene = ReturnType<typeof scene>;

describe('ASVS 6.3.8: one employee, two rows and two journals are read, and three writes made', () => {
  test.each<[string, string, (played: Scene) => Promise<string>]>([
    ['the right PIN', 'right', ({ enter }) => enter('7391')],
    ['a wrong PIN', 'wrong', ({ enter }) => enter('1937')],
    ['an ID nobody has', 'wrong', ({ enter }) => enter('7391', { employeeId: '999' })],
    ['an employee without a PIN', 'wrong', ({ enter }) => enter('7391', { employeeId: '102' })],
    ['a withheld number', 'right', ({ enter }) => enter('7391', { caller: undefined })],
    [
      'the same entry again',
      'wrong',
      async ({ enter }) => {
        await enter('1937', { contactId: 'one' });
        return enter('1937', { contactId: 'one' });
      },
    ],
    [
      'a locked employee',
      'locked',
      async ({ enter }) => {
        for (let index = 0; index < 5; index += 1) await enter('1937');
        return enter('7391');
      },
    ],
    [
      'a contact with no try left',
      'limited',
      async ({ enter }) => {
        for (const pin of ['1937', '1938', '1939']) await enter(pin, { contactId: 'one' });
        return enter('7391', { contactId: 'one' });
      },
    ],
    [
      'a halted line',
      'halted',
      async ({ enter }) => {
        for (let index = 0; index < 30; index += 1)
          await enter('1937', { employeeId: `${300 + index}`, caller: `+1555${1_000_000 + index}` });
        return enter('7391');
      },
    ],
  ])('%s: %s', async (_case, verdict, play) => {
    const played = scene();
    expect(await play(played)).toBe(verdict);
    expect(played.calls.slice(-7)).toEqual([...Array(4).fill('read'), ...Array(3).fill('write')]);
    expect(played.calls).toHaveLength(7 * played.found.length);
  });
});

test.each(['Timeout', '', '12', '１２３４', '12345'])(
  'P3: %j never gets as far as the hash, nor as the store',
  async (pin) => {
    const { enter, calls, found } = scene();
    await expect(enter(pin)).rejects.toThrow('A PIN has four digits');
    expect([...calls, ...found]).toEqual([]);
  },
);

test('what is stored gives away no PIN, no ID, no number and no contact', async () => {
  const store = memoryPinAttempts();
  const { enter } = pinSceneOf({ store, storedPins: memoryStoredPins({ 'canary-id': '7391' }) });
  const as = { employeeId: 'canary-id', contactId: 'canary-contact' };
  expect(await enter('7391', as)).toBe('right');
  expect(await enter('8264', as)).toBe('wrong');
  const stored = await store.dump();
  expect(stored).toMatch(/[0-9a-f]{32}/);
  // Four digits may well be a part of a digest, or of a writer's UUID.
  expect(stored).not.toMatch(/(?<![0-9a-f-])(?:7391|8264)(?![0-9a-f-])/);
  for (const canary of ['7391', '8264', 'canary', '5550100101'])
    expect(stored).not.toContain(Buffer.from(canary).toString('base64').replace(/=+$/, ''));
  for (const canary of ['canary', '5550100101']) expect(stored).not.toContain(canary);
});
