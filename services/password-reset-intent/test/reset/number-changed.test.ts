import { hour } from '@opsline/function-kit/durations';
import { describe, expect, test } from 'vitest';
import type { Found } from '../../src/directory/directory.ts';
import { confirmed, pinSaid } from '../stage/event.ts';
import { found } from '../stage/memory-directory.ts';
import { type Circumstances, memoryWorld, pin } from '../stage/memory-world.ts';
import { turnIn } from '../stage/turn-in.ts';
import { request, unlock, withoutPossession } from './requests.ts';

const anHourAgo = Date.UTC(2026, 10, 20, 7);
const changed = { found: found({ locked: true, mobileChangedAt: anHourAgo }) };
const { conversation, details, caller } = request;
const ask = { userId: details.userId, conversation, caller };
const told = [expect.stringMatching(/^Password reset: NUMBER_CHANGED: 104233, 2026-11-20T08/)];

describe('C28 the number on record was changed an hour ago', () => {
  test.each(['new password', 'unlock', 'helpdesk'])('nothing is texted to it, for: %s', async (action) => {
    const world = memoryWorld(changed);
    await world.send({ ...ask, action });
    expect([world.texts, world.notices]).toEqual([[], told]);
    expect(world.attempts.all()).toMatchObject([{ steps: [{ name: 'no pin', reason: 'number changed' }] }]);
  });

  test('the helpdesk is told once a day and account', async () => {
    const world = memoryWorld(changed);
    for (let hours = 0; hours < 24; hours += 8) {
      await world.send({ ...ask, conversation: `contact-${hours}` });
      world.clock.now += 8 * hour;
    }
    expect(world.notices).toEqual(told);
    world.clock.now = Date.UTC(2026, 10, 21, 8);
    await world.send({ ...ask, conversation: 'contact-tomorrow' });
    expect(world.notices).toHaveLength(2);
  });

  test('nor to a stranger who calls from elsewhere, of which nobody is told', async () => {
    const world = memoryWorld(changed);
    await world.send({ ...ask, caller: '+15550100777' });
    expect([world.texts, world.notices]).toEqual([[], []]);
  });

  test.each([request, unlock])(
    'changed after the one-time PIN was texted, it proves nothing: $action',
    async (asked) => {
      const circumstances: { found?: Found } = {};
      const world = memoryWorld(circumstances);
      await world.send({ ...ask, action: asked.action });
      circumstances.found = changed.found;
      expect(await world.reset(asked, pin)).toBe('denied');
      expect([world.directory.passwords, world.directory.unlocked, world.notices]).toEqual([[], [], told]);
    },
  );

  test('where no one-time PIN is asked for, nothing is reset, and no answer is wrong', async () => {
    const world = withoutPossession(changed);
    world.clock.now = anHourAgo + 72 * hour - 1;
    const reset = (call: number) => world.reset({ ...request, conversation: `contact-${call}` }, undefined);
    for (let call = 1; call <= 7; call += 1) expect(await reset(call)).toBe('denied');
    expect([world.directory.passwords, world.notices.length]).toEqual([[], 1]);
    world.clock.now += 1;
    expect(await reset(8)).toBe('told');
  });
});

describe('C28 whoever takes the call over is told that the number was changed recently', () => {
  const attributesOf = async (world: ReturnType<typeof memoryWorld>, text = 'helpdesk', event = {}) =>
    (await world.handler(turnIn('OneTimePin', text, event))).sessionState.sessionAttributes;

  test('in the conversation in which it was found out, where it is handed over, and nowhere else', async () => {
    const world = memoryWorld(changed);
    await world.handler(confirmed());
    expect(await attributesOf(world)).toMatchObject({ numberChanged: 'recently', provedOneTimePin: 'no' });
    expect(await attributesOf(world, 'what is that?')).not.toHaveProperty('numberChanged');
    const elsewhere = { sessionId: '0f3c9c1e-0000-4000-8000-000000000002' };
    expect(await attributesOf(world, 'helpdesk', elsewhere)).toMatchObject({ numberChanged: 'not known' });
  });

  test.each<[string, Circumstances]>([
    ['a number changed long ago', {}],
    [
      'a number that is not called from',
      { found: found({ mobile: '+15550100777', mobileChangedAt: anHourAgo }) },
    ],
    ['a user ID that nobody has', { found: { outcome: 'nobody' } }],
  ])('not for %s', async (_, circumstances) => {
    const world = memoryWorld(circumstances);
    await world.handler(confirmed());
    expect(await attributesOf(world)).toMatchObject({ numberChanged: 'not known' });
  });

  test('and not in a chat, whose client would see it', async () => {
    const world = memoryWorld({ ...changed, callerNumber: 'off' });
    await world.handler(confirmed({}, { phoneNumber: null }));
    expect(await attributesOf(world)).toMatchObject({ numberChanged: 'not known' });
  });

  test('what the caller hears is the same, turn by turn, as for a user ID that nobody has', async () => {
    const turns = [confirmed(), ...['000000', '111111', '222222'].map((guess) => pinSaid(guess))];
    const heard = async (circumstances: Circumstances) => {
      const { handler } = memoryWorld(circumstances);
      const replies = [];
      for (const turn of turns) replies.push(await handler(turn));
      return replies;
    };
    expect(await heard(changed)).toEqual(await heard({ found: { outcome: 'nobody' } }));
  });
});
