import { scalar } from '@opsline/lex-kit/testing';
import { pinLifeMs } from '@opsline/otp/policy';
import { describe, expect, test } from 'vitest';
import { messages, warningText } from '../../src/messages.ts';
import { idTyped, lexEvent, pinTyped } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';

type World = ReturnType<typeof memoryWorld>;

const minute = 60_000;
const day = 24 * 60 * minute;
const request = { employeeId: '101', conversation: 'c' };
const latest = lexEvent({
  text: 'latest',
  slots: { JobName: scalar('latest') },
  attributes: { authenticated: 'yes', asked: 'JobName' },
});

async function saidTo({ handler }: World, event: object): Promise<string | undefined> {
  return (await handler(event)).messages?.map(({ content }) => content).join(' ');
}

async function sent(): Promise<World> {
  const world = memoryWorld();
  await world.handler(idTyped('101'));
  return world;
}

async function wrongGuesses(world: World, guesses: readonly string[]): Promise<void> {
  for (const guess of guesses) expect(await saidTo(world, pinTyped(guess))).toBe(messages.pinRefused.text);
}

describe('a one-time PIN that is', () => {
  test('accepted authenticates the conversation', async () => {
    const world = await sent();
    expect(await saidTo(world, pinTyped(pin))).toContain(messages.authenticated.text);
    expect(await saidTo(world, latest)).toContain('The job a ');
  });

  test.each<[string, (world: World) => Promise<string> | string]>([
    ['wrong', () => '111111'],
    [
      'expired',
      ({ clock }) => {
        clock.now += pinLifeMs;
        return pin;
      },
    ],
    [
      'spent by three wrong guesses',
      async (world) => {
        await wrongGuesses(world, ['111111', '222222', '333333']);
        return pin;
      },
    ],
    [
      'right, but locked',
      async (world) => {
        const { handler, clock, log } = world;
        for (const guesses of [['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9'], ['0']]) {
          clock.now += 6 * minute;
          await handler(idTyped('101'));
          await wrongGuesses(
            world,
            guesses.map((digit) => digit.repeat(6)),
          );
        }
        await handler(idTyped('101'));
        expect(log.at(-2)).toMatchObject({ event: 'one-time PIN', outcome: 'locked' });
        return pin;
      },
    ],
    ['of another employee', () => pin],
  ])('%s does not', async (name, guessIn) => {
    const world = await sent();
    const employeeId = name === 'of another employee' ? '102' : '101';
    const typed = pinTyped(await guessIn(world), { employeeId });
    expect(await saidTo(world, typed)).toBe(messages.pinRefused.text);
    expect(await saidTo(world, latest)).toContain(messages.askEmployeeId.text);
    expect(world.did).not.toContain('read patching');
  });

  test('spent by its use does not authenticate another time', async () => {
    const world = await sent();
    expect(await saidTo(world, pinTyped(pin))).toContain(messages.authenticated.text);
    await saidTo(world, lexEvent({ text: 'goodbye', attributes: { authenticated: 'yes' } }));
    expect(await saidTo(world, pinTyped(pin))).toBe(messages.pinRefused.text);
    expect(await saidTo(world, latest)).toContain(messages.askEmployeeId.text);
  });
});

describe('of asking for a one-time PIN comes', () => {
  const outcomes = ({ log }: World) =>
    log.flatMap(({ event, outcome }) => (event === 'one-time PIN' ? [outcome] : []));

  test.each<[string, readonly string[], number]>([
    ['once', ['sent'], 0],
    ['twice in 30 seconds', ['sent', 'too soon'], 29_999],
    ['three times in 15 minutes', ['sent', 'sent', 'sent'], 30_000],
    ['four times in 15 minutes', ['sent', 'sent', 'sent', 'limited'], 4 * minute],
  ])('%s: %j', async (_, expected, pause) => {
    const world = memoryWorld();
    for (const _outcome of expected) {
      await world.send(request);
      world.clock.now += pause;
    }
    expect(outcomes(world)).toEqual(expected);
    const told = world.texts.map(({ text }) => (text === warningText ? 'warned' : 'sent'));
    const once = expected.includes('limited') ? ['warned'] : [];
    expect(told).toEqual([...expected.filter((outcome) => outcome === 'sent'), ...once]);
  });

  test('five times in 15 minutes in one conversation, whomever for: limited', async () => {
    const world = memoryWorld();
    for (let count = 0; count < 5; count += 1)
      await world.send({ ...request, employeeId: String(200 + count) });
    expect(world.log).toMatchObject(Array(5).fill({ outcome: 'nobody' }));
    await world.send(request);
    expect(world.log.at(-1)).toMatchObject({ outcome: 'limited' });
    expect(world.texts).toEqual([]);
  });

  test('more than 45 in a minute to people nobody knows yet, whoever asks: halted', async () => {
    const employees = Array.from({ length: 46 }, (_, index) => ({
      employeeId: String(100 + index),
      name: 'Somebody',
      phone: `+1555010${1_000 + index}`,
    }));
    const world = memoryWorld({ employees });
    for (const { employeeId } of employees) await world.send({ employeeId, conversation: employeeId });
    expect(outcomes(world)).toEqual([...Array(45).fill('sent'), 'halted']);
    expect(world.texts).toHaveLength(45);
  });

  test('O12: where none are sent now, that is said, the same for every ID; who was known here before gets theirs', async () => {
    const employees = Array.from({ length: 50 }, (_, index) => ({
      employeeId: String(101 + index),
      name: 'Somebody',
      phone: `+1555010${1_000 + index}`,
    }));
    const world = memoryWorld({ employees });
    await world.handler(idTyped('101'));
    expect(await saidTo(world, pinTyped(pin))).toContain(messages.authenticated.text);
    world.clock.now += day;
    for (const { employeeId } of employees.slice(1))
      await world.send({ employeeId, conversation: `of ${employeeId}` });
    world.did.length = 0;
    expect(await saidTo(world, idTyped('102'))).toBe(messages.pinsHalted.text);
    expect(await saidTo(world, idTyped('999'))).toBe(messages.pinsHalted.text);
    expect(world.did).not.toContain('request one-time PIN');
    expect(world.log.at(-2)).toMatchObject({ event: 'one-time PIN', outcome: 'halted' });
    expect(await saidTo(world, idTyped('101'))).toBe(messages.pinSent('101').text);
    expect(await saidTo(world, pinTyped(pin))).toContain(messages.authenticated.text);
    // Asked for once more, a minute later, it comes.
    world.clock.now += minute;
    expect(await saidTo(world, idTyped('102'))).toBe(messages.pinSent('102').text);
  });

  test('a text message that is accepted after more than ten seconds: late, and its one-time PIN is void', async () => {
    const world = memoryWorld({ sms: 'slow' });
    await world.handler(idTyped('101'));
    expect(world.log[0]).toMatchObject({ event: 'one-time PIN', outcome: 'late' });
    expect(world.texts).toHaveLength(1);
    expect(await saidTo(world, pinTyped(pin))).toBe(messages.pinRefused.text);
  });
});

describe('C26 C28 whoever is on record with', () => {
  const { now } = memoryWorld().clock;
  test.each<[string, { readonly phone?: string; readonly phoneChangedAt?: number }, string]>([
    ['a number', { phone: '+15550100101' }, 'sent'],
    ['no number', {}, 'nobody'],
    ['a number that changed a day ago', { phone: '+15550100101', phoneChangedAt: now - day }, 'sent'],
    [
      'a number that changed less than a day ago',
      { phone: '+15550100101', phoneChangedAt: now - day + 1 },
      'nobody',
    ],
    ['a number that is to change', { phone: '+15550100101', phoneChangedAt: now + 1 }, 'nobody'],
    ['a mobile of a country that is not texted', { phone: '+447400123456' }, 'nobody'],
    ['a premium number', { phone: '+19005550123' }, 'nobody'],
  ])('%s: %s', async (_, phone, outcome) => {
    const world = memoryWorld({ employees: [{ employeeId: '101', name: 'Ada Marlow', ...phone }] });
    await world.send(request);
    expect(world.log).toMatchObject([{ event: 'one-time PIN', outcome }]);
    expect(world.texts).toHaveLength(outcome === 'sent' ? 1 : 0);
  });
});
