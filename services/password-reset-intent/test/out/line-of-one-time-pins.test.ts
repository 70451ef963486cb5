import { createOneTimePins } from '@opsline/otp';
import { testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/log.ts';
import { type Line, lineOfOneTimePins, placeOf } from '../../src/out/line-of-one-time-pins.ts';
import { after } from '../alarms/after-texts.ts';
import { dana } from '../stage/dana.ts';

const caller = '+15550100777';
const chat = { userId: '104233', conversation: 'BOT:ALIAS:session-1', action: 'unlock' } as const;

/** As many strangers as may be were texted just now, and who asks did, or did not, prove in this conversation to be Dana. */
async function afterStrangers(proved: boolean, asking: Parameters<typeof placeOf>[0]) {
  const world = await after(45, 'stranger', { callerNumber: 'off' });
  const { pinRows: store, clock } = world;
  const pins = createOneTimePins({ store, pepper: async () => testPepper, now: () => clock.now });
  const place = placeOf(asking);
  let guess = '';
  const read = async (pin: string): Promise<void> => {
    guess = pin;
  };
  if (proved) {
    await pins.issue({ ...place, phone: dana, person: 'Dana', asker: 'owner' }, read);
    expect(await pins.verify({ ...place, guess })).toBe('accepted');
    clock.now += 31_000;
  }
  return { ...world, pins };
}

describe('while no more strangers are texted, the owner and the helpdesk are', () => {
  test.each<[string, 'on' | 'off', boolean, object, Line]>([
    ['the helpdesk', 'off', false, { action: 'helpdesk' }, 'open'],
    ['the helpdesk, for who calls', 'off', false, { action: 'helpdesk', caller }, 'open'],
    ['who calls, where the number is compared', 'on', false, { caller }, 'open'],
    ['who calls, where it is not', 'off', false, { caller }, 'halted'],
    ['who calls, where it is not, and proved it was them', 'off', true, { caller }, 'halted'],
    ['who chats', 'off', false, {}, 'halted'],
    ['who chats, and proved it was them', 'off', true, {}, 'open'],
  ])('%s: numbers compared %s, %s, %j: %s', async (_, callerNumber, proved, changes, expected) => {
    const asking = { ...chat, ...changes };
    const { pins } = await afterStrangers(proved, asking);
    const log: Entry[] = [];
    const lineOf = lineOfOneTimePins(pins, callerNumber, (entry) => void log.push(entry));
    expect(await lineOf(asking)).toBe(expected);
    const conversation = expect.stringMatching(/^[0-9a-f]{12}$/);
    expect(log).toEqual(
      expected === 'open' ? [] : [{ event: 'one-time PIN', conversation, outcome: 'halted' }],
    );
  });

  test.each([
    [true, [dana]],
    [false, []],
  ])('who chats, and proved it was them (%s), is texted: %j', async (proved, expected) => {
    const { send, texts } = await afterStrangers(proved, chat);
    await send(chat);
    expect(texts.map(({ to }) => to)).toEqual(expected);
  });
});
