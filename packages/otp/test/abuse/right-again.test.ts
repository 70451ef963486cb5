import { randomUUID } from 'node:crypto';
import { type Conversations, createConversations } from '@opsline/otp';
import { memoryStore, type Scene, sceneOf, testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/rules/verdict.ts';
import type { VerifyRequest } from '../../src/verify.ts';

const here = 'T1/C1/U1';
const minute = 60_000;

const request = { holder: '101', conversation: here, guess: '100000' };

/** A one-time PIN for 101 is texted. */
async function texted() {
  const store = memoryStore();
  const scene = sceneOf(store, [100_000]);
  await scene.issue();
  const conversations = createConversations({ store, pepper: async () => testPepper, now: scene.now });
  const desk: Desk = { ...scene, ...conversations };
  return { store, desk };
}

/** It is typed here, and the conversation opened; then it is typed once more. */
async function typedTwice(meanwhile: (desk: Desk) => unknown, as: Partial<VerifyRequest> = {}) {
  const { store, desk } = await texted();
  const first = await desk.authenticate(request);
  await meanwhile(desk);
  const again = await desk.authenticate({ ...request, ...as });
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
    const { store, desk } = await texted();
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => desk.authenticate(request)));
    expect(new Set(verdicts)).toEqual(new Set(['accepted']));
    expect(await accepted(store)).toBe(1);
  });
});

describe('a one-time PIN that is not accepted opens nothing, and counts as no success', () => {
  test.each<[string, (desk: Desk) => unknown, Partial<VerifyRequest>, Verdict]>([
    ['a wrong one', () => {}, { guess: '200000' }, 'wrong'],
    ['no six digits', () => {}, { guess: '' }, 'wrong'],
    ['that of somebody else', () => {}, { holder: '102' }, 'wrong'],
    ['one that is over', ({ pass }) => pass(minute), {}, 'expired'],
    ['one that was used', ({ type }) => type('100000'), {}, 'spent'],
    ['the fourth', (desk) => wrongs(desk, 3), {}, 'spent'],
  ])('%s', async (_, before, as, verdict) => {
    const { store, desk } = await texted();
    await before(desk);
    const counted = await accepted(store);
    expect(await desk.authenticate({ ...request, ...as })).toBe(verdict);
    expect(await desk.resume(here)).toBeUndefined();
    expect(await accepted(store)).toBe(counted);
  });
});

async function wrongs({ type }: Desk, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) expect(await type(String(200_000 + i))).toBe('wrong');
}

function admit({ admit: open }: Desk, holder: string) {
  return open({ conversation: here, holder, proof: randomUUID() });
}
