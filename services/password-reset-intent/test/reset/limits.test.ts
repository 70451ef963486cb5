import { describe, expect, test } from 'vitest';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { inConversation, request, withoutPossession, wrong } from './requests.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('D3 wrong answers', () => {
  test('C45 the twelve months in turn: five are compared, then not even the right one; the next day again', async () => {
    const { reset, directory, log, clock } = withoutPossession();
    for (let month = 1; month <= 12; month += 1) {
      const guess = {
        ...request,
        details: { ...request.details, monthStarted: month },
        caller: `+1555010${1000 + month}`,
      };
      expect(await reset(inConversation(month, guess), undefined)).toBe('denied');
    }
    expect(directory.asked.filter((step) => step === 'find')).toHaveLength(5);
    expect(log.map(({ reason }) => reason).slice(5)).toEqual(
      Array.from({ length: 7 }, () => 'too many wrong answers'),
    );
    clock.now += day - 1;
    expect(await reset(inConversation(13), undefined)).toBe('denied');
    clock.now += 1;
    expect(await reset(inConversation(14), undefined)).toBe('told');
  });

  test('one caller, many accounts: five, then none', async () => {
    const { reset, directory } = withoutPossession();
    for (let count = 0; count < 8; count += 1) {
      const other = { ...request.details, userId: String(200_000 + count) };
      await reset({ ...inConversation(count), details: other }, undefined);
    }
    expect(directory.asked.filter((step) => step === 'find')).toHaveLength(5);
    expect(await reset(inConversation(9), undefined)).toBe('denied');
  });

  test('right answers are not counted', async () => {
    const { reset, clock, directory } = withoutPossession();
    for (let count = 0; count < 3; count += 1) {
      expect(await reset(inConversation(count), undefined)).toBe('told');
      clock.now += hour;
    }
    for (let count = 3; count < 9; count += 1) await reset(inConversation(count, wrong), undefined);
    expect(directory.asked.filter((step) => step === 'find')).toHaveLength(3 + 5);
  });

  test('an account that had too many does not cost the caller a try', async () => {
    const { reset, directory } = withoutPossession();
    for (let count = 0; count < 5; count += 1) {
      await reset({ ...inConversation(count, wrong), caller: `+1555010${1000 + count}` }, undefined);
    }
    for (let count = 5; count < 15; count += 1) {
      expect(await reset(inConversation(count), undefined)).toBe('denied');
    }
    const other = { ...request.details, userId: '999999' };
    await reset({ ...inConversation(15), details: other }, undefined);
    expect(directory.asked.filter((step) => step === 'find')).toHaveLength(6);
  });

  test('neither are answers that could not be compared', async () => {
    const { reset, log } = withoutPossession({ down: 'find' });
    for (let count = 0; count < 8; count += 1) {
      expect(await reset(inConversation(count), undefined)).toBe('nothing done');
    }
    expect(log.map(({ event }) => event)).toEqual(Array.from({ length: 8 }, () => 'fault'));
  });

  test('L6 the same answers in the same conversation count once', async () => {
    const { reset, directory } = withoutPossession();
    for (let count = 0; count < 8; count += 1) expect(await reset(wrong, undefined)).toBe('denied');
    expect(directory.asked.filter((step) => step === 'find')).toHaveLength(1);
    expect(await reset(request, undefined)).toBe('told');
  });

  test('ten at once, as many as there may be: no more than five are compared', async () => {
    const { reset, directory } = withoutPossession();
    const guesses = Array.from({ length: 10 }, (_, count) => inConversation(count, wrong));
    await Promise.all(guesses.map((guess) => reset(guess, undefined)));
    expect(directory.asked.filter((step) => step === 'find').length).toBeLessThanOrEqual(5);
  });
});

describe('D15 resets', () => {
  test('one an hour, three in seven days', async () => {
    const { reset, clock } = withoutPossession();
    const outcomes: string[] = [];
    for (const [count, passes] of [0, hour - 1, 1, hour, hour, 7 * day - 3 * hour - 1, 1].entries()) {
      clock.now += passes;
      outcomes.push(await reset(inConversation(count), undefined));
    }
    expect(outcomes).toEqual(['told', 'denied', 'told', 'told', 'denied', 'denied', 'told']);
  });

  test('C27 two accounts with one phone share them, and a denial costs the other account none of its own', async () => {
    const { reset, directory, clock } = withoutPossession({ sharedPhone: true });
    const other = { ...request.details, userId: '104235' };
    expect(await reset(request, undefined)).toBe('told');
    clock.now += hour / 2;
    expect(await reset({ ...inConversation(2), details: other }, undefined)).toBe('denied');
    expect(directory.passwords).toHaveLength(1);
    clock.now += hour / 2;
    expect(await reset({ ...inConversation(3), details: other }, undefined)).toBe('told');
  });

  test('what was certainly not written does not count', async () => {
    const { reset, directory } = withoutPossession({
      writes: [
        { outcome: 'policy' },
        { outcome: 'policy' },
        { outcome: 'policy' },
        { outcome: 'reset', history: 'enforced' },
      ],
    });
    expect(await reset(request, undefined)).toBe('nothing done');
    expect(directory.passwords).toHaveLength(3);
    expect(await reset(request, undefined)).toBe('told');
  });
});

describe('D3 D15 whoever proved possession is told of a limit as what it is', () => {
  /** The world, and a reset in a conversation of its own with a one-time PIN that was typed right. */
  function proving() {
    const world = memoryWorld({ callerNumber: 'off', sharedPhone: true });
    let conversations = 0;
    const proven = async (of = request, guess = pin) => {
      conversations += 1;
      const own = inConversation(conversations, of);
      await world.send({ userId: of.details.userId, conversation: own.conversation, caller: own.caller });
      return world.reset(own, guess);
    };
    return { ...world, proven };
  }

  test.each([
    ['within the hour: too soon', hour - 1, 'too soon', 1],
    ['an hour later: a reset', hour, 'told', 2],
  ])('right answers %s', async (_, passes, outcome, written) => {
    const { proven, clock, directory } = proving();
    expect(await proven()).toBe('told');
    clock.now += passes;
    expect(await proven()).toBe(outcome);
    expect(directory.passwords).toHaveLength(written);
  });

  test('right answers after three resets in seven days: too often', async () => {
    const { proven, clock } = proving();
    for (let count = 0; count < 3; count += 1) {
      expect(await proven()).toBe('told');
      clock.now += hour;
    }
    expect(await proven()).toBe('too often');
  });

  test('right answers, and the phone was just sent the password of another account: too often, not too soon', async () => {
    const { proven, clock } = proving();
    await proven();
    clock.now += hour / 2;
    expect(await proven({ ...request, details: { ...request.details, userId: '104235' } })).toBe('too often');
  });

  test('wrong answers within the hour: denied; nothing is told of the reset', async () => {
    const { proven, clock } = proving();
    await proven();
    clock.now += hour / 2;
    expect(await proven(wrong)).toBe('denied');
  });

  test.each([
    ['right', request],
    ['wrong', wrong],
  ])('%s answers after five wrong ones: too many answers, whatever they are', async (_, of) => {
    const { proven, reset, clock, log } = proving();
    for (let count = 0; count < 5; count += 1) {
      expect(await proven(wrong)).toBe('denied');
      clock.now += hour;
    }
    expect(await proven(of)).toBe('too many answers');
    expect(log.at(-1)).toMatchObject({ outcome: 'too many answers', reason: 'too many wrong answers' });
    expect(await reset(inConversation(6, of), pin)).toBe('too many answers');
  });

  test('a wrong one-time PIN: nothing is told of any limit', async () => {
    const { proven, clock } = proving();
    await proven();
    clock.now += hour / 2;
    expect(await proven(request, '111111')).toBe('pin refused');
  });

  test('L6 the same event again: the same words', async () => {
    const { reset, proven, clock } = proving();
    await proven();
    clock.now += hour / 2;
    expect(await proven()).toBe('too soon');
    expect(await reset(inConversation(2), pin)).toBe('too soon');
  });
});
