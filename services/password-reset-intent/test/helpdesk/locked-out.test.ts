import { pinLifeMs } from '@opsline/otp/policy';
import { expect, test } from 'vitest';
import { inConversation, request } from '../reset/requests.ts';
import { dana } from '../stage/dana.ts';
import { confirmed, pinSaid } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { proofIn } from './memory-proof.ts';

const minute = 60_000;

/** Ten wrong one-time PINs in a row, and three minutes are left of the lock of fifteen. */
async function lockedOut() {
  const world = memoryWorld();
  const { handler, clock } = world;
  for (let round = 0; round < 4; round += 1) {
    await handler(confirmed());
    for (const guess of ['000001', '000002', '000003']) await handler(pinSaid(guess));
    clock.now += 5 * minute;
  }
  clock.now += 7 * minute;
  return { ...world, ...proofIn(world) };
}

const again = { userId: '104233', conversation: inConversation(2).conversation, caller: dana };

test('who is locked out by wrong one-time PINs gets one that the helpdesk asks for, and no other', async () => {
  const { send, challenge, texts, log } = await lockedOut();
  const sent = texts.length;
  await send(again);
  expect([texts.length, log.at(-1)?.outcome]).toEqual([sent, 'locked']);
  await challenge();
  expect(texts).toHaveLength(sent + 1);
});

test('keyed in right, it lifts the lock: the next call resets as any other', async () => {
  const { send, reset, challenge, keyIn, log, clock } = await lockedOut();
  await challenge();
  expect(await keyIn(pin)).toBe('right');
  clock.now += minute;
  await send(again);
  expect(log.at(-1)).toMatchObject({ event: 'one-time PIN', outcome: 'sent' });
  expect(await reset({ ...request, conversation: again.conversation }, pin)).toBe('told');
});

test.each([
  ['keyed in wrong', '000000', 0],
  ['keyed in too late', pin, pinLifeMs],
])('%s, it lifts nothing', async (_, keys, passes) => {
  const { send, challenge, keyIn, log, clock } = await lockedOut();
  await challenge();
  clock.now += passes;
  expect(await keyIn(keys)).toBe('wrong');
  await send(again);
  expect(log.at(-1)).toMatchObject({ outcome: 'locked' });
});
