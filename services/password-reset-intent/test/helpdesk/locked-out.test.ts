import { expect, test } from 'vitest';
import { dana } from '../stage/dana.ts';
import { confirmed, pinSaid } from '../stage/event.ts';
import { memoryWorld } from '../stage/memory-world.ts';

test('who is locked out by wrong one-time PINs gets one that the helpdesk asks for, and no other', async () => {
  const { handler, send, texts, clock, log } = memoryWorld();
  for (let round = 0; round < 4; round += 1) {
    await handler(confirmed());
    for (const guess of ['000001', '000002', '000003']) await handler(pinSaid(guess));
    clock.now += 5 * 60_000;
  }
  const sent = texts.length;
  const request = { userId: '104233', conversation: 'helpdesk contact-1', caller: dana };
  clock.now += 10 * 60_000 - 1;
  await send(request);
  expect([texts.length, log.at(-1)?.outcome]).toEqual([sent, 'locked']);
  await send({ ...request, action: 'helpdesk' });
  expect(texts).toHaveLength(sent + 1);
});
