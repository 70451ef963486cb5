import { hour, minute } from '@opsline/function-kit/durations';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../src/audit/steps.ts';
import type { Entry } from '../../src/log.ts';
import { messages } from '../../src/messages.ts';
import { begunSince, earlierOf, endOf } from '../../src/reset/other-delivery.ts';
import type { RequestState } from '../../src/reset/outcomes.ts';
import { dana } from '../stage/dana.ts';
import { lexEvent, pinSaid } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { mortalWorld } from './mortal-world.ts';
import { inConversation, request, unlock, withoutPossession } from './requests.ts';

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

describe('what was not done after all is told to nobody', () => {
  /** A world in which a password was written, and its process was killed before anybody was told. */
  const killedAfterWrite = async () => {
    for (let count = 0; count < effects; count += 1) {
      const world = mortalWorld();
      await world.reset(request, count);
      if (world.writes().length > 0) return world;
    }
    throw new Error('nothing is ever written');
  };

  const untold = ['helpdesk: RESET_OUTCOME_UNKNOWN', 'owner: new one needed'];
  const told = ['helpdesk: RESET', 'owner: reset'];
  test.each([
    [
      'is allowed',
      0,
      [
        `nothing done, recorded: nothing done, ${untold}`,
        `told, recorded: told, ${[told[0], ...untold, told[1]]}`,
      ],
    ],
    [
      'meets a limit',
      2,
      ['denied', 'nothing done'].map((outcome) => `${outcome}, recorded: told, ${untold}`),
    ],
  ])(
    'whenever one is given up that %s; what was done before in its conversation is told all the same',
    async (_, between, expected) => {
      const all = new Set<string>();
      for (let place = 0; place < effects; place += 1) {
        const world = await killedAfterWrite();
        world.pass(hour);
        for (let count = 0; count < between; count += 1) {
          await world.reset(inConversation(count));
          world.pass(hour);
        }
        const toldBefore = world.told().length;
        const outcome = await world.reset(request, undefined, place);
        await settled();
        world.pass(10 * minute);
        await world.sweep();
        const recorded = outcomeOf(world.attempts.all().at(-1)?.steps ?? []);
        all.add(`${outcome}, recorded: ${recorded}, ${world.told().slice(toldBefore).toSorted()}`);
      }
      expect([...all].toSorted()).toEqual(expected);
    },
  );

  test('nor where no answer came when it was written down', async () => {
    const { reset, clock, sweep, attempts, texts, notices } = withoutPossession({
      attempts: 'loses an answer',
    });
    expect(await reset(request, undefined)).toBe('nothing done');
    clock.now += 10 * minute;
    await sweep();
    expect([texts, notices]).toEqual([[], []]);
    expect(attempts.all().map(({ steps }) => outcomeOf(steps))).toEqual(['nothing done']);
  });
});

describe('another delivery of the same request', () => {
  /** A store which has the states in turn, the last one over and over, and a clock that goes on with each look. */
  function looking(states: readonly (RequestState | 'down' | undefined)[], lookMs = 0) {
    const clock = { now: 0 };
    const log: Entry[] = [];
    let looks = 0;
    const stateOf = async (): Promise<RequestState | undefined> => {
      const state = states[Math.min(looks, states.length - 1)];
      looks += 1;
      if (state === 'down') throw new Error('the table is down');
      return state;
    };
    const pause = async () => {
      clock.now += lookMs;
    };
    const now = () => clock.now;
    return {
      world: { records: { stateOf }, now, pause, log: (entry: Entry) => void log.push(entry) },
      log,
      looks: () => looks,
    };
  }

  test.each([
    [request, 'claimed'],
    [unlock, 'unlock claimed'],
  ] as const)('while the table is down nobody hears that nothing was changed: $action', async (of, state) => {
    const { world, log } = looking(['down']);
    expect(await earlierOf(world, of)).toBe(state);
    expect(log).toEqual([{ event: 'fault', error: ['Error'] }]);
  });

  test.each<[string, readonly (RequestState | 'down' | undefined)[], RequestState | undefined, number]>([
    ['that never begins is looked for eight times', [undefined], undefined, 8],
    ['that begins late is found', [...Array(7).fill(undefined), 'claimed'], 'claimed', 8],
    ['that came to nothing is seen at once', ['nothing done'], 'nothing done', 1],
  ])('%s', async (_, states, begun, times) => {
    const { world, looks } = looking(states);
    expect(await begunSince(world, request, undefined)).toBe(begun);
    expect(looks()).toBe(times);
  });

  test.each<[string, readonly RequestState[], number, string, number]>([
    ['that has ended is not waited for', ['told'], 0, 'told', 0],
    ['that ends is not waited for any longer', ['claimed', 'written', 'told'], 0, 'told', 3],
    ['that does not end is looked at forty times', ['claimed'], 0, 'unknown', 40],
    ['… and no longer than ten seconds', ['written'], 1_000, 'not delivered', 10],
  ])('%s', async (_, states, lookMs, outcome, times) => {
    const { world, looks } = looking(states, lookMs);
    expect(await endOf(world, request, states[0] ?? 'claimed')).toBe(outcome);
    expect(looks()).toBe(times);
  });
});

test('a session too large for a reply changes nothing, and the one-time PIN is not used up', async () => {
  const { handler, send, directory, log } = memoryWorld();
  const conversation = 'A1B2C3D4E5:LIVE000001:0f3c9c1e-0000-4000-8000-000000000001';
  await send({ userId: '104233', conversation, caller: dana });
  const reply = await handler(pinSaid(pin, pin, { junk: 'x'.repeat(9_300) }));
  expect(reply.messages?.[0]?.content).toBe(messages.apology.text);
  expect(reply.sessionState.sessionAttributes).toMatchObject({ handOver: 'yes' });
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
