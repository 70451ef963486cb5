import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { dana } from '../stage/dana.ts';
import { lexEvent, pinSaid } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { mortalWorld } from './mortal-world.ts';
import { inConversation, request } from './requests.ts';

const effects = await (async () => {
  const world = mortalWorld();
  await world.reset(request);
  return world.effects();
})();

/** What was under way when somebody was answered comes to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
}

describe('a reset that takes too long', () => {
  test.each(Array.from({ length: effects }, (_, place) => place))(
    'before effect %i: it is said truly whether something was changed, and another call works',
    async (place) => {
      const world = mortalWorld();
      const outcome = await world.reset(request, undefined, place);
      const written = world.writes().length;
      await settled();
      expect(world.writes()).toHaveLength(written);
      expect(outcome).toBe(written === 0 ? 'nothing done' : 'told');
      world.pass(written === 0 ? 60_000 : 3_600_000);
      expect(await world.reset(inConversation(2))).toBe('told');
    },
  );

  test('is not begun, but what was begun is told to its end', async () => {
    const outcomes = new Set<string>();
    for (let place = 0; place < effects; place += 1) {
      const world = mortalWorld();
      outcomes.add(`${await world.reset(request, undefined, place)}, ${world.writes().length} written`);
      await settled();
    }
    expect([...outcomes].toSorted()).toEqual(['nothing done, 0 written', 'told, 1 written']);
  });
});

test('a session too large for a reply changes nothing, and the one-time PIN is not used up', async () => {
  const { handler, send, directory, log } = memoryWorld();
  const conversation = 'A1B2C3D4E5:LIVE000001:0f3c9c1e-0000-4000-8000-000000000001';
  await send({ userId: '104233', conversation, caller: dana });
  const reply = await handler(pinSaid(pin, pin, { junk: 'x'.repeat(9_300) }));
  expect(reply.messages?.[0]?.content).toBe(messages.apology.text);
  expect(directory.passwords).toEqual([]);
  expect(log.at(-1)?.error).toEqual([
    'InputError: event.sessionState.sessionAttributes: expected less, so that a reply has room beside it',
  ]);
  const again = await handler(pinSaid(pin));
  expect(JSON.stringify(again.messages)).toContain(messages.reset.text);
});

test('as much as a session may hold is as good as nothing', async () => {
  const { handler } = memoryWorld();
  const attributes = { phoneNumber: dana, junk: 'x'.repeat(8_000) };
  const reply = await handler(lexEvent({ text: 'I forgot my password', attributes }));
  expect(reply.sessionState.dialogAction.type).toBe('ElicitSlot');
});
