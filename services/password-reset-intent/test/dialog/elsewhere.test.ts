import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { dana, said } from '../stage/dana.ts';
import { calledAgain, fromPhone, lexEvent } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { asks, says, slotsOf } from '../stage/said.ts';

type Known = Partial<Record<keyof typeof said, string>>;

const conversation = 'A1B2C3D4E5:LIVE000001:0f3c9c1e-0000-4000-8000-000000000001';

/** A question was asked, and Lex takes the answer for another intent, which has none of the slots. */
async function takenElsewhere(intent: string, asked: string | undefined, text: string, known: Known = {}) {
  const world = memoryWorld();
  await world.answers.keep(conversation, known);
  if (asked === 'OneTimePin') {
    await world.send({ userId: said.UserID, conversation, caller: dana });
  }
  const heardAs = { transcriptions: [{ resolvedContext: { intent } }] };
  const attributes = { ...fromPhone, ...(asked === undefined ? {} : { asked }) };
  const first = await world.handler(
    lexEvent({ text, slots: null, attributes, intent: { name: intent, slots: {} }, event: heardAs }),
  );
  return { ...world, first, again: () => world.handler(calledAgain(first, text, heardAs)) };
}

describe('words that Lex takes for another intent lose no answer, and are read once', () => {
  const { UserID, DOB } = said;
  test.each<[string, string, string, Known, string, Known, readonly { text: string }[]]>([
    ['FallbackIntent', 'UserID', 'user 104233', {}, 'DOB', { UserID }, [messages.askBirthDate]],
    [
      'FallbackIntent',
      'DOB',
      '17 April 1990',
      { UserID },
      'MonthStarted',
      { UserID, DOB },
      [messages.askMonthStarted],
    ],
    [
      'UnlockAccount',
      'DOB',
      '17 April 1990',
      { UserID },
      'MonthStarted',
      { UserID, DOB },
      [messages.askMonthStarted],
    ],
    [
      'helpIntent',
      'DOB',
      'help',
      { UserID },
      'DOB',
      { UserID },
      [messages.helpBirthDate, messages.askBirthDate],
    ],
    [
      'beginAnewIntent',
      'MonthStarted',
      'wrong ID',
      { UserID, DOB },
      'UserID',
      { DOB },
      [messages.correctThat, messages.askUserId],
    ],
    [
      'startOverIntent',
      'MonthStarted',
      'start over',
      { UserID, DOB },
      'UserID',
      {},
      [messages.startAgain, messages.askUserId],
    ],
    ['sayAgainIntent', 'OneTimePin', 'once more', said, 'OneTimePin', said, [messages.pinAgain]],
    ['helpIntent', 'OneTimePin', 'no text came yet', said, 'OneTimePin', said, [messages.pinAgain]],
    ['stopIntent', 'DOB', 'it won’t let me in', { UserID }, 'DOB', { UserID }, [messages.askBirthDate]],
    [
      'questionIntent',
      'OneTimePin',
      'which number did you send it to?',
      said,
      'OneTimePin',
      said,
      [messages.aboutPin, messages.askPin],
    ],
  ])('%s, asked for %s: "%s"', async (intent, asked, text, known, next, kept, words) => {
    const { first, again } = await takenElsewhere(intent, asked, text, known);
    for (const reply of [first, await again()]) {
      expect([asks(reply), says(reply)]).toEqual([next, words.map((one) => one.text)]);
      const held = Object.entries(slotsOf(reply)).filter(([, value]) => value !== null);
      expect(Object.fromEntries(held)).toEqual(kept);
    }
  });

  test('at the beginning: the greeting, and what was answered, once', async () => {
    const { first, again } = await takenElsewhere(
      'FallbackIntent',
      undefined,
      'I forgot my password, I am 104233',
    );
    for (const reply of [first, await again()]) {
      expect([asks(reply), says(reply)]).toEqual([
        'DOB',
        [messages.greeting.text, messages.askBirthDate.text],
      ]);
    }
  });

  test('the other thing after all: the greeting of that, and what was answered, once', async () => {
    const { first, again } = await takenElsewhere('FallbackIntent', 'DOB', 'just unlock my account', {
      UserID,
    });
    for (const reply of [first, await again()]) {
      expect(reply.sessionState.intent?.name).toBe('UnlockAccount');
      expect([asks(reply), says(reply)]).toEqual([
        'DOB',
        [messages.greetingUnlock.text, messages.askBirthDate.text],
      ]);
    }
  });

  test('the other thing, where Lex heard that too: what is said next is an answer', async () => {
    const words = 'just unlock my account';
    const { handler, first } = await takenElsewhere('UnlockAccount', 'DOB', words, { UserID });
    expect(says(first)).toEqual([messages.greetingUnlock.text, messages.askBirthDate.text]);
    const next = await handler(calledAgain(first, '17 April 1990', {}));
    expect([asks(next), says(next)]).toEqual(['MonthStarted', [messages.askMonthStarted.text]]);
  });

  test.each([
    ['FallbackIntent', 'a shanty', { misses: '1' }],
    ['helpIntent', 'help', { asides: '1' }],
  ])('what is no answer counts once: %s, "%s"', async (intent, text, counted) => {
    const { first, again } = await takenElsewhere(intent, 'DOB', text, { UserID });
    expect(first.sessionState.sessionAttributes).toMatchObject(counted);
    const { sessionAttributes } = (await again()).sessionState;
    expect(sessionAttributes).toMatchObject(counted);
    expect(sessionAttributes).not.toHaveProperty('elsewhere');
  });

  test.each([
    ['111111', 'OneTimePin', [messages.pinRefused]],
    [pin, 'UserID', [messages.detailsIncorrect, messages.letUsTryAgain]],
  ])('a refusal is told both times, and counts once: "once more: %s"', async (guess, next, words) => {
    const known = { ...said, MonthStarted: 'October' };
    const { first, again } = await takenElsewhere(
      'sayAgainIntent',
      'OneTimePin',
      `once more: ${guess}`,
      known,
    );
    const second = await again();
    for (const reply of [first, second]) {
      expect([asks(reply), says(reply)]).toEqual([next, words.map((one) => one.text)]);
      expect(reply.sessionState.sessionAttributes).toMatchObject({ refused: '1' });
    }
    expect(second.sessionState.sessionAttributes).not.toHaveProperty('elsewhere');
  });

  test('thanks beside an answer take nothing from it', async () => {
    const { first } = await takenElsewhere('thanksIntent', 'UserID', 'cheers, 104233');
    expect([asks(first), slotsOf(first).UserID]).toEqual(['DOB', UserID]);
  });

  test('what was kept too long ago is asked for again', async () => {
    const { handler, clock, first } = await takenElsewhere('helpIntent', 'DOB', 'help', { UserID });
    clock.now += 15 * 60_000;
    const later = lexEvent({
      text: 'help',
      slots: null,
      attributes: { ...fromPhone, asked: 'DOB' },
      intent: { name: 'helpIntent', slots: {} },
    });
    expect([asks(first), asks(await handler(later))]).toEqual(['DOB', 'UserID']);
  });

  test('whoever comes next in the same session finds none of the answers of whoever was there', async () => {
    const { handler } = await takenElsewhere('helpIntent', 'OneTimePin', 'help', said);
    await handler(lexEvent({ text: 'I forgot my password' }));
    const reply = await handler(
      lexEvent({
        text: 'help',
        slots: null,
        attributes: { ...fromPhone, asked: 'UserID' },
        intent: { name: 'helpIntent', slots: {} },
      }),
    );
    expect(Object.values(slotsOf(reply))).toEqual([null, null, null, null]);
  });

  test('no answer is among the session attributes', async () => {
    const { first, again } = await takenElsewhere('FallbackIntent', 'DOB', '17 April 1990', { UserID });
    for (const { sessionState } of [first, await again()]) {
      expect(JSON.stringify(sessionState.sessionAttributes)).not.toMatch(/104233|1990|April/);
    }
  });
});
