import { createConversations, createOneTimePins } from '@opsline/otp';
import { memoryStore, testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';

const here = 'T1/C1/U1';

describe('a right one-time PIN that is delivered again', () => {
  const typed = { holder: '101', conversation: here, guess: '100000' };

  /** Somebody has typed it once, and was let in. */
  async function letIn() {
    const store = memoryStore();
    let time = 1_760_000_000_000;
    const world = { store, pepper: async () => testPepper, now: () => time };
    const pins = createOneTimePins({ ...world, randomInt: () => 100_000 });
    const person = { holder: '101', phone: '+15550100101', conversation: here, person: 'T1/U1' };
    await pins.issue(person, async () => {});
    const conversations = createConversations(world);
    expect(await conversations.authenticate(typed)).toBe('accepted');
    const pass = (ms: number): void => {
      time += ms;
    };
    return { store, pins, ...conversations, pass };
  }

  test.each([0, 59_999, 60_000])(
    'is right again after %i ms, opens nothing more and is no guess',
    async (ms) => {
      const { authenticate, resume, store, pass } = await letIn();
      pass(ms);
      const written = async () => (await store.dump()).replaceAll(/"writtenAt":\d+/g, '');
      const before = await written();
      for (let times = 0; times < 4; times += 1) expect(await authenticate(typed)).toBe('accepted');
      expect(await written()).toBe(before);
      expect(await resume(here)).toBe('101');
    },
  );

  test('that opened nothing is not: it was verified alone', async () => {
    const { pins } = await letIn();
    expect(await pins.verify(typed)).toBe('spent');
  });
});
