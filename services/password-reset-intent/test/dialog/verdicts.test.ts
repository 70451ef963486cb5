import { scalar } from '@opsline/lex-kit/testing';
import { pinLifeMs } from '@opsline/otp/policy';
import { describe, expect, test } from 'vitest';
import { inConversation, request } from '../reset/requests.ts';
import { dana } from '../stage/dana.ts';
import { confirmed, fromPhone, lexEvent, pinSaid } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { asks, says } from '../stage/said.ts';

type World = ReturnType<typeof memoryWorld>;

const minute = 60_000;
const ask = { userId: '104233', conversation: request.conversation, caller: dana };
const wrong = ['111111', '222222', '333333'];

async function sent(): Promise<World> {
  const world = memoryWorld();
  await world.send(ask);
  return world;
}

async function guesses({ reset }: World, all: readonly string[]): Promise<void> {
  for (const guess of all) expect(await reset(request, guess)).toBe('pin refused');
}

describe('a one-time PIN that is', () => {
  test('accepted lets the password be written, once', async () => {
    const { reset, directory, texts } = await sent();
    expect(await reset(request, pin)).toBe('told');
    expect(directory.passwords).toHaveLength(1);
    expect(texts).toHaveLength(3);
  });

  test.each<[string, (world: World) => Promise<void>]>([
    [
      'expired',
      async ({ clock }) => {
        clock.now += pinLifeMs;
      },
    ],
    ['spent by three wrong guesses', (world) => guesses(world, wrong)],
    [
      'spent by its use',
      async ({ reset, clock }) => {
        await reset(inConversation(2), pin);
        expect(await reset(request, pin)).toBe('told');
        clock.now += 60 * minute;
      },
    ],
    [
      'right, but locked',
      async (world) => {
        const { send, clock, log } = world;
        for (const digits of ['123', '456', '789', '0']) {
          clock.now += 6 * minute;
          await send(ask);
          await guesses(
            world,
            [...digits].map((digit) => digit.repeat(6)),
          );
        }
        await send(ask);
        expect(log.at(-1)).toMatchObject({ event: 'one-time PIN', outcome: 'locked' });
      },
    ],
  ])('%s does not: the directory is not asked', async (_, happens) => {
    const world = await sent();
    await happens(world);
    const asked = world.directory.asked.length;
    expect(await world.reset(request, pin)).toBe('pin refused');
    expect(world.directory.asked).toHaveLength(asked);
  });

  test.each([
    ['wrong', request, '111111'],
    ['of another conversation', inConversation(2), pin],
    ['of another user ID', { ...request, details: { ...request.details, userId: '104235' } }, pin],
  ])('%s does not', async (_, of, guess) => {
    const { reset, directory } = await sent();
    expect(await reset(of, guess)).toBe('pin refused');
    expect(directory.passwords).toEqual([]);
  });
});

describe('D6 whether a one-time PIN is asked for', () => {
  test('off: the details alone are enough, and what is typed is not looked at', async () => {
    const { handler, directory, texts, pinRows } = memoryWorld({ possession: 'off' });
    expect(says(await handler(confirmed())).join(' ')).toContain('Your password has been reset');
    expect(directory.passwords).toHaveLength(1);
    expect(texts).toHaveLength(2);
    expect(await pinRows.dump()).toBe('[]');
  });

  test('on: the details are not, and a one-time PIN that nobody was sent is not either', async () => {
    const { handler, reset, directory } = memoryWorld();
    expect(says(await handler(confirmed())).join(' ')).toContain('a one-time PIN is on its way');
    expect(await reset(inConversation(2), undefined)).toBe('pin refused');
    await handler(pinSaid('111111'));
    expect(directory.passwords).toEqual([]);
  });
});

test.each([
  ['UTC', 'DOB', 'nobody can be born here'],
  ['Pacific/Kiritimati', 'MonthStarted', 'who is fourteen today can be'],
])('it is today in %s: asked for %s next, since %s', async (timeZone, asked) => {
  const { handler, clock } = memoryWorld({ timeZone });
  clock.now = Date.UTC(2026, 10, 20, 10, 0);
  const slots = { UserID: scalar('104233'), DOB: scalar('2012-11-21') };
  const reply = await handler(
    lexEvent({ text: '21 November 2012', slots, attributes: { ...fromPhone, asked: 'DOB' } }),
  );
  expect(asks(reply)).toBe(asked);
});

describe('of asking for a one-time PIN comes', () => {
  test.each<[string, readonly string[], number]>([
    ['twice in 30 seconds', ['sent', 'too soon'], 29_999],
    ['three times in 15 minutes', ['sent', 'sent', 'sent'], 30_000],
    ['four times in 15 minutes', ['sent', 'sent', 'sent', 'limited'], 4 * minute],
  ])('%s: %j', async (_, expected, pause) => {
    const { send, clock, log, texts } = memoryWorld();
    for (const _outcome of expected) {
      await send(ask);
      clock.now += pause;
    }
    expect(log.map(({ outcome }) => outcome)).toEqual(expected);
    expect(texts).toHaveLength(expected.filter((outcome) => outcome === 'sent').length);
  });

  test('twenty times in an hour from one number, for others: whose number it is gets theirs all the same', async () => {
    const { send, log, texts } = memoryWorld();
    for (let count = 0; count < 20; count += 1) {
      await send({ ...ask, userId: String(200_000 + count), conversation: `c-${count}` });
    }
    await send(ask);
    expect(log.at(-1)).toMatchObject({ event: 'one-time PIN', outcome: 'sent' });
    expect(texts).toHaveLength(1);
  });

  test('a text message that is accepted after more than ten seconds: late, and its one-time PIN is void', async () => {
    const { send, reset, log } = memoryWorld({ sms: 'slow' });
    await send(ask);
    expect(log).toMatchObject([{ event: 'one-time PIN', outcome: 'late' }]);
    expect(await reset(request, pin)).toBe('pin refused');
  });

  test('a text message that may not have been sent: an error that Lambda counts, and a one-time PIN that works if it was', async () => {
    const { send, reset, log } = memoryWorld({ sms: 'down' });
    await expect(send(ask)).rejects.toThrow(/^the one-time PIN was not sent$/);
    expect(log).toMatchObject([{ event: 'fault' }]);
    expect(await reset(request, pin)).toBe('not delivered');
  });
});
