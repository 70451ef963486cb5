import { randomUUID } from 'node:crypto';
import { type Conversations, createConversations } from '@opsline/otp';
import { memoryStore, type Scene, sceneOf, testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/rules/verdict.ts';
import type { VerifyRequest } from '../../src/verify.ts';

const here = 'T1/C1/U1';
const minute = 60_000;

/** A one-time PIN for 101 is typed here, and the conversation opened; then it is typed once more. */
async function typedTwice(meanwhile: (desk: Desk) => unknown, as: Partial<VerifyRequest> = {}) {
  const store = memoryStore();
  const scene = sceneOf(store, [100_000]);
  await scene.issue();
  const conversations = createConversations({ store, pepper: async () => testPepper, now: scene.now });
  const request = { holder: '101', conversation: here, guess: '100000' };
  const first = await conversations.authenticate(request);
  await meanwhile({ ...scene, ...conversations });
  const again = await conversations.authenticate({ ...request, ...as });
  return { first, again, counted: await accepted(store) };
}

type Desk = Scene & Conversations;

/** How many successes the line has counted. */
async function accepted({ dump }: ReturnType<typeof memoryStore>): Promise<number> {
  return (await dump()).split('acceptance').length - 1;
}

describe('the right one-time PIN, delivered again', () => {
  test.each<[string, (desk: Desk) => unknown, Partial<VerifyRequest>, Verdict]>([
    ['L6 at once', () => {}, {}, 'accepted'],
    ['L6 when its 60 s are over', ({ pass }) => pass(minute), {}, 'accepted'],
    ['C20 after goodbye', ({ close }) => close(here), {}, 'spent'],
    ['C20 after ten idle minutes', ({ pass }) => pass(10 * minute), {}, 'expired'],
    ['C89 once somebody else has the conversation', (desk) => admit(desk, '102'), {}, 'spent'],
    ['C21 in another conversation', () => {}, { conversation: 'T1/C1/U2' }, 'wrong'],
    ['as somebody else', () => {}, { holder: '102' }, 'wrong'],
    ['another one', () => {}, { guess: '200000' }, 'spent'],
    ['no six digits', () => {}, { guess: '' }, 'spent'],
  ])('%s', async (_, meanwhile, as, verdict) => {
    expect(await typedTwice(meanwhile, as)).toMatchObject({ first: 'accepted', again: verdict });
  });

  test('L6 it counts once', async () => {
    expect(await typedTwice(() => {})).toMatchObject({ again: 'accepted', counted: 1 });
  });

  test('C20 of 50 at once all open the one conversation, and one success is counted', async () => {
    const store = memoryStore();
    const { issue, now } = sceneOf(store, [100_000]);
    await issue();
    const { authenticate } = createConversations({ store, pepper: async () => testPepper, now });
    const request = { holder: '101', conversation: here, guess: '100000' };
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => authenticate(request)));
    expect(new Set(verdicts)).toEqual(new Set(['accepted']));
    expect(await accepted(store)).toBe(1);
  });
});

function admit({ admit: open }: Desk, holder: string) {
  return open({ conversation: here, holder, proof: randomUUID() });
}
