import type { LexReply } from '@opsline/lex-kit';
import type { Part } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { locked } from '../reset/requests.ts';
import { confirmed, danasSlots, fromPhone, lexEvent, pinSaid } from '../stage/event.ts';
import { found } from '../stage/memory-directory.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { asks, says, slotsOf } from '../stage/said.ts';
import { namesOf, turnIn } from '../stage/turn-in.ts';

/** A turn while an account is to be unlocked. */
function unlocking(asked: string, text: string, more: Part = {}) {
  const attributes = { ...fromPhone, asked, doing: 'UnlockAccount', ...more };
  return lexEvent({ text, slots: danasSlots, attributes, intent: { name: 'UnlockAccount' } });
}

/** The intent that a reply goes on with, what it says, and what it asks for. */
function goingOn(reply: LexReply) {
  return [reply.sessionState.intent?.name, namesOf(says(reply)), asks(reply)];
}

describe('how a conversation ends', () => {
  test.each<[string, Part, string, string]>([
    ['nothing of it is right', turnIn('confirmation', 'no', {}), 'Failed', 'callBack'],
    ['it was needless', turnIn('DOB', 'never mind, I remember it now', {}), 'Fulfilled', 'goodbye'],
    ['no new password is wanted', unlocking('offered', 'no'), 'Fulfilled', 'noNewPassword'],
    [
      'a third refusal',
      pinSaid('111111', '111111', { refused: '2' }),
      'Failed',
      'detailsIncorrect endOfTries',
    ],
    ['by phone a person comes, with no more words', turnIn('DOB', 'help', {}, { asides: '2' }), 'Failed', ''],
  ])('%s', async (_, event, state, said) => {
    const reply = await memoryWorld().handler(event);
    expect([reply.sessionState.intent?.state, namesOf(says(reply)), asks(reply)]).toEqual([
      state,
      said,
      'Close',
    ]);
  });
});

test('what went wrong is told, and by phone a person comes', async () => {
  const reply = await memoryWorld({ possession: 'off', sms: 'down' }).handler(confirmed());
  expect([namesOf(says(reply)), asks(reply)]).toEqual(['notDelivered', 'Close']);
  expect(reply.sessionState.sessionAttributes).toMatchObject({ handOver: 'yes' });
});

describe('what was done is logged by its name', () => {
  test.each<[string, readonly Part[], string]>([
    ['a new password', [confirmed(), pinSaid(pin)], 'reset'],
    ['an unlock', [unlocking('confirmation', 'yes'), unlocking('OneTimePin', pin)], 'unlock'],
    ['an unlock instead', [confirmed(), pinSaid(pin), turnIn('offered', 'yes', {})], 'unlock'],
    ['a new password all the same', [confirmed(), pinSaid(pin), turnIn('offered', 'no', {})], 'reset'],
  ])('%s', async (_, turns, deed) => {
    const { handler, log } = memoryWorld(locked);
    for (const turn of turns) await handler(turn);
    expect(log.at(-1)).toMatchObject({ event: 'turn', did: [deed] });
  });
});

describe('an offer is made in the intent that it belongs to', () => {
  test('an unlock, where a new password is asked for', async () => {
    const { handler } = memoryWorld(locked);
    await handler(confirmed());
    const reply = await handler(pinSaid(pin));
    expect(goingOn(reply)).toEqual(['ResetPW', 'merelyLocked offerUnlock', 'ConfirmIntent']);
    expect(reply.sessionState.sessionAttributes).toMatchObject({ asked: 'offered' });
    expect(slotsOf(reply).OneTimePin).toBeNull();
  });

  test('a new password, where there is nothing to unlock', async () => {
    const { handler } = memoryWorld();
    await handler(unlocking('confirmation', 'yes'));
    expect(goingOn(await handler(unlocking('OneTimePin', pin)))).toEqual([
      'UnlockAccount',
      'notLocked offerReset',
      'ConfirmIntent',
    ]);
  });

  test('a new password, where the lock was lifted while the choice was made', async () => {
    let isLocked = true;
    const { handler } = memoryWorld({
      get found() {
        return found({ locked: isLocked });
      },
    });
    await handler(confirmed());
    await handler(pinSaid(pin));
    isLocked = false;
    const reply = await handler(turnIn('offered', 'yes', {}));
    expect(goingOn(reply)).toEqual(['UnlockAccount', 'notLocked offerReset', 'ConfirmIntent']);
    expect(reply.sessionState.sessionAttributes).toMatchObject({ doing: 'UnlockAccount' });
  });

  test('once it is taken, the words that Lex hears again take nothing else', async () => {
    const { handler } = memoryWorld();
    const first = await handler(unlocking('offered', 'yes', { misses: '1', asides: '1' }));
    const { intent, sessionAttributes } = first.sessionState;
    const second = await handler(
      lexEvent({ text: 'yes', attributes: sessionAttributes, intent: { ...intent } }),
    );
    for (const reply of [first, second]) {
      expect(goingOn(reply)).toEqual(['ResetPW', 'pinForReset pinAgain', 'OneTimePin']);
      expect(reply.sessionState.sessionAttributes).not.toHaveProperty('misses');
      expect(reply.sessionState.sessionAttributes).not.toHaveProperty('asides');
    }
    expect(second.sessionState.sessionAttributes).not.toHaveProperty('elsewhere');
  });
});

describe('a one-time PIN', () => {
  test('is asked for with nothing held against anybody', async () => {
    const reply = await memoryWorld().handler(confirmed({}, { misses: '2', asides: '2' }));
    expect(asks(reply)).toBe('OneTimePin');
    expect(reply.sessionState.sessionAttributes).not.toHaveProperty('misses');
    expect(reply.sessionState.sessionAttributes).not.toHaveProperty('asides');
  });

  test('is asked for again beside it, and that counts', async () => {
    const reply = await memoryWorld().handler(turnIn('OneTimePin', 'help', {}));
    expect(goingOn(reply)).toEqual(['ResetPW', 'helpPin askPin', 'OneTimePin']);
    expect(reply.sessionState.sessionAttributes).toMatchObject({ asides: '1' });
  });

  test('that is none is asked for again, and counts', async () => {
    const reply = await memoryWorld().handler(pinSaid('12345', null, { misses: '1' }));
    expect(goingOn(reply)).toEqual(['ResetPW', 'pinShape', 'OneTimePin']);
    expect(reply.sessionState.sessionAttributes).toMatchObject({ misses: '2' });
  });

  test('counts as Lex understood it, where the words say nothing', async () => {
    const { handler, directory } = memoryWorld();
    await handler(confirmed());
    await handler(pinSaid('oh for ate too one tree', pin));
    expect(directory.passwords).toHaveLength(1);
  });
});
