import { describe, expect, test } from 'vitest';
import { locked } from '../reset/requests.ts';
import { confirmed, danasSlots, fromPhone, lexEvent, pinSaid } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { asks, says, slotsOf } from '../stage/said.ts';
import { channels, namesOf, type State, turnIn } from '../stage/turn-in.ts';

type Row = readonly [state: State, text: string, said: string];

/** What people say in words that no list has, by its kind. */
const kinds: Readonly<Record<string, readonly Row[]>> = {
  'an ending with a reason': [
    ['nothing', 'wrong number, sorry, bye', 'goodbye'],
    ['nothing', 'oh this is the wrong line, goodbye', 'goodbye'],
    ['UserID', 'never mind, I remember it now', 'goodbye'],
    ['UserID', 'I found the note with my password, bye bye', 'goodbye'],
    ['DOB', 'forget it, I will ask a colleague', 'goodbye'],
    ['DOB', 'I’ve changed my mind', 'goodbye'],
    ['MonthStarted', 'no, I have to go now, talk to you later', 'goodbye'],
    ['confirmation', 'let’s leave it there, have to run, bye', 'goodbye'],
    ['OneTimePin', 'it works again, no need any more, good night', 'goodbye'],
    ['OneTimePin', 'I give up', 'goodbye'],
  ],
  waiting: [
    ['nothing', 'just a sec', 'takeYourTime howToBegin'],
    ['UserID', 'give me two minutes, my badge is in the car', 'takeYourTime askUserId'],
    ['UserID', 'let me look for my badge', 'takeYourTime askUserId'],
    ['DOB', 'sorry, hold on, somebody is at the door', 'takeYourTime askBirthDate'],
    ['MonthStarted', 'hmm, let me think', 'takeYourTime askMonthStarted'],
    ['confirmation', 'ok one moment', 'takeYourTime readBack'],
    ['confirmation', 'yes, wait a second', 'takeYourTime readBack'],
    ['OneTimePin', 'hold on, I have to get my phone', 'takeYourTime askPin'],
    ['OneTimePin', 'bear with me, it is just coming in', 'takeYourTime askPin'],
  ],
  'a question back': [
    ['nothing', 'how long will it take?', 'howLong howToBegin'],
    ['UserID', 'what do you need my user ID for?', 'whyUserId askUserId'],
    ['UserID', 'help, what on earth is a user ID', 'whichUserId askUserId'],
    ['UserID', 'I don’t remember my user ID', 'whichUserId askUserId'],
    ['UserID', 'help, why?', 'helpUserId askUserId'],
    ['DOB', 'does it take long?', 'howLong askBirthDate'],
    ['DOB', 'why would you need my birthday', 'whyDetails askBirthDate'],
    ['DOB', 'ok and what happens then?', 'whatThen askBirthDate'],
    ['MonthStarted', 'I can’t remember', 'helpMonthStarted askMonthStarted'],
    ['MonthStarted', 'how many questions are there?', 'howLong askMonthStarted'],
    ['confirmation', 'what if I say no?', 'whatAfterYes readBack'],
    ['confirmation', 'and what will you do then?', 'whatAfterYes readBack'],
    ['OneTimePin', 'how much time do I have?', 'pinLife askPin'],
    ['OneTimePin', 'when does the code expire?', 'pinLife askPin'],
    ['OneTimePin', 'how long is this PIN valid for', 'pinLife askPin'],
    ['OneTimePin', 'what happens once I typed it', 'whatAfterPin askPin'],
  ],
  'the trouble': [
    ['nothing', 'pw reset pls', 'greeting askUserId'],
    ['nothing', 'it won’t let me in', 'greeting askUserId'],
    ['nothing', 'my login doesn’t work', 'greeting askUserId'],
    ['nothing', 'I can’t access my laptop', 'greeting askUserId'],
    ['nothing', 'forgot my passwd', 'greeting askUserId'],
    ['nothing', 'what did they lock my account for?', 'greetingUnlock askUserId'],
    ['UserID', 'my login doesn’t work', 'greeting askUserId'],
  ],
  'an answer that lacks something': [
    ['DOB', '17 April', 'birthDateYear'],
    ['DOB', 'on the 3rd of May', 'birthDateYear'],
    ['DOB', 'nineteen ninety', 'birthDatePart'],
    ['DOB', 'April 1990', 'birthDatePart'],
    ['DOB', 'in the spring', 'birthDatePart'],
    ['MonthStarted', 'in the summer I think', 'monthStartedVague'],
    ['MonthStarted', 'about five years ago', 'monthStartedVague'],
    ['MonthStarted', '2019', 'monthStartedVague'],
    ['MonthStarted', 'at the end of the year', 'monthStartedVague'],
  ],
};

/** Nobody can be sent a one-time PIN, or a person is wanted: by phone a person comes, and a chat goes on. */
const persons: readonly Row[] = [
  ['nothing', 'I dropped my phone into the lake', 'withoutPhone'],
  ['UserID', 'I’m calling from my wife’s phone', 'withoutPhone'],
  ['UserID', 'this isn’t my mobile', 'withoutPhone'],
  ['UserID', 'I’m not calling from my own number', 'withoutPhone'],
  ['DOB', 'someone stole my mobile', 'withoutPhone'],
  ['MonthStarted', 'I lost my phone in September', 'withoutPhone'],
  ['confirmation', 'but I can’t find my phone', 'withoutPhone'],
  ['OneTimePin', 'my phone died', 'withoutPhone'],
  ['OneTimePin', 'I don’t have access to that phone', 'withoutPhone'],
  ['OneTimePin', 'I have a different mobile now', 'withoutPhone'],
  ['nothing', 'do you have a phone number for the service desk?', ''],
  ['UserID', 'how do I get hold of the helpdesk', ''],
  ['MonthStarted', 'isn’t there anybody, a real person, I want to talk to a real person', ''],
  ['OneTimePin', 'this is silly, put me through to somebody at the helpdesk', ''],
];

const openQuestion: Readonly<Record<State, string>> = {
  nothing: 'howToBegin',
  UserID: 'askUserId',
  DOB: 'askBirthDate',
  MonthStarted: 'askMonthStarted',
  confirmation: 'readBack',
  OneTimePin: 'askPin',
  offered: 'offerUnlock',
};

describe.each(channels)('%s', (channel, event) => {
  describe.each(Object.entries(kinds))('%s', (_, rows) => {
    test.each(rows)('%s: "%s" is answered with %s', async (state, text, said) => {
      const { handler, texts } = memoryWorld();
      const reply = await handler(turnIn(state, text, event));
      expect(namesOf(says(reply))).toBe(said);
      expect(asks(reply) === 'Close').toBe(said === 'goodbye');
      expect(texts).toEqual([]);
    });
  });

  test.each(persons)('%s: "%s" is a person’s, %s', async (state, text, said) => {
    const reply = await memoryWorld().handler(turnIn(state, text, event));
    const byPhone = channel === 'on the phone';
    const inChat = `${said} turnToHelpdesk ${openQuestion[state]}`.trim();
    expect(namesOf(says(reply))).toBe(byPhone ? said : inChat);
    expect(asks(reply) === 'Close').toBe(byPhone);
  });

  test.each([
    '104233, 17 April 1990, September',
    '104233 17 April 1990 September',
    'September, 17 April 1990, 104233',
    '104233, 17/04/1990, September',
    'one oh four two double three, the seventeenth of April nineteen ninety, September',
    'one zero four two three three seventeen April nineteen ninety September',
  ])('everything at once: "%s"', async (text) => {
    const reply = await memoryWorld().handler(turnIn('UserID', text, event));
    expect(asks(reply)).toBe('ConfirmIntent');
    expect(slotsOf(reply)).toMatchObject({ UserID: '104233', DOB: '1990-04-17', MonthStarted: 'September' });
  });

  test.each([`once more: ${pin}`, `hang on, ${pin}`, `why not, ${pin}`, `I got it, ${pin}, bye`])(
    'a one-time PIN among other words is it: "%s"',
    async (text) => {
      const { handler, directory } = memoryWorld();
      await handler(turnIn('confirmation', 'yes', event));
      const reply = await handler(turnIn('OneTimePin', text, event));
      expect(namesOf(says(reply))).toBe('reset mustChange');
      expect(directory.passwords).toHaveLength(1);
    },
  );
});

test.each<[State, string, string]>([
  ['UserID', 'what was incorrect?', 'cannotSayWhich askUserId'],
  ['UserID', 'which one was wrong', 'cannotSayWhich askUserId'],
  ['UserID', 'was it the month that was wrong?', 'cannotSayWhich askUserId'],
  ['OneTimePin', 'why didn’t it work?', 'cannotSayWhy askPin'],
  ['OneTimePin', 'what was wrong with it', 'cannotSayWhy askPin'],
])('once something was refused, %s: "%s" tells nothing', async (state, text, said) => {
  const reply = await memoryWorld().handler(turnIn(state, text, {}, { refused: '1' }));
  expect(namesOf(says(reply))).toBe(said);
});

test('in a chat who asks for a person again and again is told so, and the third time it ends', async () => {
  const [, chat] = channels[1];
  const reply = await memoryWorld().handler(turnIn('DOB', 'helpdesk', chat, { asides: '2' }));
  expect([asks(reply), namesOf(says(reply))]).toEqual(['Close', 'helpdesk']);
});

test.each([
  ['I remember it', 'unlocked'],
  ['unlock it', 'unlocked'],
  ['I forgot it', 'reset mustChange'],
  ['sorry, I don’t remember mine', 'reset mustChange'],
  ['nope, I’d like the other thing', 'reset mustChange'],
  ['not really', 'reset mustChange'],
  ['I forgot my badge', 'yesOrNo offerUnlock'],
  ['a new password', 'reset mustChange'],
])('an unlock is offered, and chosen or not: "%s"', async (text, said) => {
  const { handler } = memoryWorld(locked);
  await handler(confirmed());
  expect(namesOf(says(await handler(pinSaid(pin))))).toBe('merelyLocked offerUnlock');
  expect(namesOf(says(await handler(turnIn('offered', text, {}))))).toBe(said);
});

test.each([
  ['I remember it', 'noNewPassword'],
  ['nope, I’d like the other thing', 'noNewPassword'],
  ['I forgot it', 'pinForReset pinAgain'],
])('after an unlock a new password is offered, and chosen or not: "%s"', async (text, said) => {
  const offered = lexEvent({
    text,
    slots: danasSlots,
    attributes: { ...fromPhone, asked: 'offered', doing: 'UnlockAccount' },
    intent: { name: 'UnlockAccount' },
  });
  expect(namesOf(says(await memoryWorld().handler(offered)))).toBe(said);
});

test('where a client says that something was asked which nobody asks, that is the user ID', async () => {
  const reply = await memoryWorld().handler(turnIn('UserID', 'help', {}, { asked: 'a shanty' }));
  expect(namesOf(says(reply))).toBe('helpUserId askUserId');
});
