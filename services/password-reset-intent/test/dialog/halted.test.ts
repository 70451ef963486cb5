import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { type Asker, after } from '../alarms/after-texts.ts';
import { proofIn } from '../helpdesk/memory-proof.ts';
import { dana } from '../stage/dana.ts';
import { confirmed, fromPhone, pinSaid } from '../stage/event.ts';
import { found } from '../stage/memory-directory.ts';
import { type Circumstances, pin } from '../stage/memory-world.ts';
import { says } from '../stage/said.ts';

const stranger = { ...fromPhone, phoneNumber: '+15550100777' };

describe('O12 where one-time PINs are halted, that is said, the same for every user ID', () => {
  test.each<[string, Asker, number, Circumstances]>([
    ['owners’, where the calling number is compared', 'owner', 60, {}],
    ['strangers’, where it is not', 'stranger', 45, { callerNumber: 'off' }],
  ])('%s', async (_, asker, many, circumstances) => {
    for (const others of [
      {},
      { found: { outcome: 'nobody' } },
      { found: { outcome: 'refused', reason: 'disabled' } },
      { found: found({ mobile: undefined }) },
    ] as const) {
      for (const attributes of [fromPhone, stranger]) {
        const { handler, log } = await after(many, asker, { ...circumstances, ...others });
        expect(says(await handler(confirmed({}, attributes)))).toEqual([messages.pinsHalted.text]);
        expect(says(await handler(pinSaid('again', null, attributes)))).toEqual([messages.pinsHalted.text]);
        expect(log).toContainEqual(expect.objectContaining({ event: 'one-time PIN', outcome: 'halted' }));
      }
    }
  });

  test.each<[string, Asker, number, Circumstances]>([
    ['one fewer of owners', 'owner', 59, {}],
    ['one fewer of strangers', 'stranger', 44, { callerNumber: 'off' }],
    ['all of the strangers’, who are sent none where the calling number is compared', 'stranger', 45, {}],
  ])('not after %s', async (_, asker, many, circumstances) => {
    const { handler, texts } = await after(many, asker, circumstances);
    expect(says(await handler(confirmed()))).toEqual([messages.pinOnItsWay.text]);
    expect(texts).toHaveLength(1);
  });

  test('who calls from the number on record is sent theirs all the same, and what is said is true', async () => {
    const { handler, texts } = await after(45, 'stranger', { callerNumber: 'off' });
    expect(says(await handler(confirmed()))).toEqual([messages.pinsHalted.text]);
    expect(texts.map(({ to }) => to)).toEqual([dana]);
    expect(says(await handler(pinSaid(pin)))).toContain(messages.reset.text);
  });

  test('a few minutes later it is on its way', async () => {
    const { handler, clock, texts } = await after(60, 'owner');
    await handler(confirmed());
    clock.now += 60_000;
    expect(says(await handler(pinSaid('again', null)))).toEqual([messages.pinAgain.text]);
    expect(texts).toHaveLength(1);
  });
});

test.each([
  ['59', 'on its way', 1],
  ['60', 'halted', 0],
] as const)(
  'after %s text messages in a minute an agent who asks for the proof hears: %s',
  async (many, status, sent) => {
    const world = await after(Number(many), 'owner');
    const { challenge } = proofIn(world);
    expect([await challenge('999999'), await challenge('104233')]).toEqual([status, status]);
    expect(world.texts).toHaveLength(sent);
  },
);
