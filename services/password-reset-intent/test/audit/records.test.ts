import { digest } from '@opsline/function-kit/log';
import { testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { opener } from '../../src/audit/attempts.ts';
import { outcomeOf } from '../../src/audit/steps.ts';
import { inConversation, locked, proving, request, unlock, wrong } from '../reset/requests.ts';
import { dana } from '../stage/dana.ts';
import { found } from '../stage/memory-directory.ts';
import { type Circumstances, memoryWorld, pin } from '../stage/memory-world.ts';

type World = ReturnType<typeof memoryWorld>;

/** Asks for a one-time PIN of somebody, as the conversation does. */
async function ask({ send }: World, userId = '104233', caller = dana): Promise<void> {
  await send({ userId, conversation: request.conversation, caller }).catch(() => {});
}

function records({ attempts }: Pick<World, 'attempts'>) {
  return attempts.all().map(({ steps, proofs, untold }) => ({
    outcome: outcomeOf(steps),
    reason: steps.at(-1)?.reason,
    proofs: proofs.toSorted().join(', '),
    left: untold?.owes.join(', ') ?? '',
  }));
}

const far = 'one-time PIN';
const all = 'answers, calling number, one-time PIN';
const unknownId = { ...request, details: { ...request.details, userId: '999999' } };
const refusedByPolicy = Array(3).fill({ outcome: 'policy' } as const);

/** Somebody resets as often as the rules let nobody. */
async function often(world: World): Promise<void> {
  for (let count = 0; count < 3; count += 1) {
    await world.send({ userId: '104233', conversation: `BOT:ALIAS:${count}`, caller: dana });
    await world.reset(inConversation(count), pin);
    world.clock.now += 60 * 60_000;
  }
}

describe('every outcome leaves exactly one record', () => {
  test.each<[string, Circumstances, (world: World) => Promise<unknown>, string, string, string]>([
    ['the caller hangs up', {}, async () => {}, 'hung up', '', ''],
    ['all is right', {}, ({ reset }) => reset(request, pin), 'told', all, ''],
    ['a wrong one-time PIN', {}, ({ reset }) => reset(request, '111111'), 'pin refused', '', ''],
    [
      'a wrong one-time PIN, and the right one',
      {},
      async ({ reset }) => [await reset(request, '111111'), await reset(request, pin)],
      'told',
      all,
      '',
    ],
    ['wrong answers', {}, ({ reset }) => reset(wrong, pin), 'denied', far, 'wrong answers'],
    [
      'the text message is not sent',
      { sms: 'slow' },
      ({ reset }) => reset(request, pin),
      'pin refused',
      '',
      '',
    ],
    [
      'the function that texts is gone',
      { invokeTextOwner: async () => 'refused' },
      ({ reset }) => reset(request, pin),
      'not delivered',
      all,
      '',
    ],
    [
      'the directory gives no answer',
      { writes: [{ outcome: 'unknown' }] },
      ({ reset }) => reset(request, pin),
      'outcome unknown',
      all,
      '',
    ],
    [
      'the directory refuses each password',
      { writes: refusedByPolicy },
      ({ reset }) => reset(request, pin),
      'nothing done',
      all,
      '',
    ],
    [
      'the directory is down',
      { down: 'policy' },
      ({ reset }) => reset(request, pin),
      'nothing done',
      all,
      '',
    ],
    [
      'an event that is delivered again',
      {},
      async ({ reset }) => [await reset(request, pin), await reset(request, pin)],
      'told',
      all,
      '',
    ],
  ])('%s', async (_, circumstances, what, outcome, proofs, reason) => {
    const world = memoryWorld(circumstances);
    await ask(world);
    await what(world);
    expect(records(world)).toEqual([{ outcome, proofs, reason: reason || undefined, left: '' }]);
  });

  test.each<[string, Circumstances, string]>([
    ['a locked account', locked, 'told'],
    ['… whose password expired', { found: found({ locked: true, passwordExpired: true }) }, 'told'],
    ['one that is not locked', {}, 'not locked'],
    ['… whose password expired', { found: found({ passwordExpired: true }) }, 'not locked'],
    ['the directory gives no answer', { ...locked, unlock: { outcome: 'unknown' } }, 'outcome unknown'],
    ['the directory refuses', { ...locked, unlock: { outcome: 'denied' } }, 'nothing done'],
  ])('an unlock: %s', async (_, circumstances, outcome) => {
    const world = await proving(unlock, circumstances);
    await world.reset(unlock, pin);
    expect(records(world)).toEqual([{ outcome, proofs: all, reason: undefined, left: '' }]);
  });

  test.each([
    ['too soon', 1, 'too many resets'],
    ['too often', 60, 'too many resets'],
  ] as const)('a limit on resets: %s', async (outcome, minutes, reason) => {
    const world = memoryWorld();
    await often(world);
    world.clock.now += (minutes - 60) * 60_000;
    await ask(world);
    expect(await world.reset(request, pin)).toBe(outcome);
    expect(records(world).slice(3)).toEqual([{ outcome, reason, proofs: all, left: '' }]);
  });

  test('a limit on answers', async () => {
    const world = memoryWorld({ possession: 'off' });
    for (let count = 0; count < 5; count += 1) await world.reset(inConversation(count, wrong), undefined);
    await world.reset(request, undefined);
    expect(records(world).slice(5)).toEqual([
      { outcome: 'denied', reason: 'too many wrong answers', proofs: '', left: '' },
    ]);
  });

  test('a limit on answers, after a one-time PIN', async () => {
    const world = memoryWorld();
    for (let count = 0; count <= 5; count += 1) {
      const of = inConversation(count, wrong);
      await world.send({ userId: '104233', conversation: of.conversation, caller: dana });
      await world.reset(of, pin);
      world.clock.now += 10 * 60_000;
    }
    expect(records(world).slice(5)).toEqual([
      { outcome: 'too many answers', reason: 'too many wrong answers', proofs: far, left: '' },
    ]);
  });
});

test('a record says whose account, to whoever has the key, and of which conversation; the table alone names nobody', async () => {
  const world = memoryWorld();
  await ask(world);
  await world.reset(request, '111111');
  const [record] = world.attempts.all();
  expect(record).toMatchObject({ callerEnds: '04', conversation: digest(request.conversation) });
  expect(record && opener(testPepper, record)).toEqual({ userId: '104233', phone: undefined });
  for (const said of ['104233', dana, '1990', pin, '111111', 'September']) {
    expect(JSON.stringify(world.attempts.all())).not.toContain(said);
  }
});

test('O12 an ID that nobody has is written down as often, and as late, as one that is known', async () => {
  const writes = async (of: typeof request) => {
    const world = memoryWorld();
    await ask(world, of.details.userId);
    const said = [await world.reset(of, '111111'), await world.reset(of, '222222')];
    return { said, steps: world.attempts.all().map(({ steps }) => steps.length) };
  };
  expect(await writes(unknownId)).toEqual(await writes(request));
});

describe('where attempts cannot be written down', () => {
  test('nothing is done that nobody would know of, and nothing counts', async () => {
    const world = memoryWorld({ attempts: 'down' });
    await ask(world);
    expect(await world.reset(request, pin)).toBe('nothing done');
    expect(world.directory.passwords).toEqual([]);
    expect(await world.rows.dump()).not.toMatch(/"(resets|wrong|underWay)":\[[0-9]/);
  });

  test('what is refused is refused in the same words, and the fault is logged', async () => {
    const world = memoryWorld({ attempts: 'down' });
    await ask(world);
    expect(await world.reset(request, '111111')).toBe('pin refused');
    expect(await world.reset(wrong, pin)).toBe('denied');
    expect(world.log.filter(({ event }) => event === 'fault')).toHaveLength(3);
  });
});
