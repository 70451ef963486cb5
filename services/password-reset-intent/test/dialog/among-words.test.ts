import { type Part, scalar } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { said } from '../stage/dana.ts';
import { danasSlots, fromPhone, lexEvent } from '../stage/event.ts';
import { memoryWorld } from '../stage/memory-world.ts';
import { says, slotsOf } from '../stage/said.ts';
import { namesOf, questions } from '../stage/turn-in.ts';

const { UserID, DOB, MonthStarted } = said;

/** A turn in which this was asked for, or nothing yet; and what Lex made of the words, where it made something of them. */
function heard(asked: (typeof questions)[number] | undefined, text: string, slots: Part = {}) {
  const known = Object.entries(danasSlots).slice(0, asked === undefined ? 0 : questions.indexOf(asked));
  const attributes = { ...fromPhone, ...(asked === undefined ? {} : { asked }) };
  return lexEvent({ text, slots: { ...Object.fromEntries(known), ...slots }, attributes });
}

async function heardIn(...words: Parameters<typeof heard>) {
  const reply = await memoryWorld().handler(heard(...words));
  return { said: namesOf(says(reply)), known: slotsOf(reply) };
}

type Row = readonly [...Parameters<typeof heard>, said: string, known: Part];

describe.each<readonly [string, readonly Row[]]>([
  [
    'an answer counts, whatever is said before it',
    [
      ['UserID', 'hang on, 104233', {}, 'askBirthDate', { UserID }],
      ['DOB', 'why not, 17 April 1990', {}, 'askMonthStarted', { DOB }],
      ['MonthStarted', 'hang on, September', {}, 'readBack', said],
    ],
  ],
  [
    'what Lex understood counts where the words say nothing',
    [
      ['UserID', 'one oh for too double tree', { UserID: scalar(UserID) }, 'askBirthDate', { UserID }],
      [
        undefined,
        'I forgot my password, one oh for too double tree',
        { UserID: scalar(UserID) },
        'greeting askBirthDate',
        { UserID },
      ],
      ['MonthStarted', 'Septembre', { MonthStarted: scalar(MonthStarted) }, 'readBack', said],
    ],
  ],
  [
    '… and not where they leave open which',
    [
      [
        'MonthStarted',
        'May or September',
        { MonthStarted: scalar('May') },
        'monthStartedShape',
        { MonthStarted: null },
      ],
      ['DOB', '17 April 1990, I started in May or June', {}, 'askMonthStarted', { DOB, MonthStarted: null }],
      ['UserID', '104233, 01/02/1990', {}, 'askBirthDate', { UserID, DOB: null }],
    ],
  ],
  [
    'what was said last counts, beside another answer too',
    [
      ['UserID', '104232, no, 104233 September', {}, 'askBirthDate', { UserID }],
      ['UserID', '104232, no, 104233', { UserID: scalar('104232') }, 'askBirthDate', { UserID }],
      ['UserID', '104233, no wait', { UserID: scalar('104233') }, 'askBirthDate', { UserID }],
      ['UserID', '104232, sorry, 104233, 17 April 1990', {}, 'askMonthStarted', { UserID, DOB }],
      ['UserID', '104232,no 104233', {}, 'askBirthDate', { UserID }],
      ['UserID', '104232; no... 104233', {}, 'askBirthDate', { UserID }],
      ['DOB', '17 April 1990 and no other', {}, 'askMonthStarted', { UserID, DOB }],
    ],
  ],
  [
    'another answer than the one that was asked for is noted, and the question comes again',
    [
      ['UserID', 'I started in September', {}, 'noted askUserId', { MonthStarted }],
      ['DOB', 'sorry, my user ID is 104234', {}, 'noted askBirthDate', { UserID: '104234' }],
      ['MonthStarted', 'I was born on 18 April 1990', {}, 'noted askMonthStarted', { DOB: '1990-04-18' }],
    ],
  ],
  [
    'all that is known is read back',
    [
      [
        undefined,
        'I cannot log on, 104233, born 17 April 1990, began in September',
        {},
        'greeting readBack',
        said,
      ],
      ['confirmation', 'no, I started in September', {}, 'yesOrNo readBack', said],
      ['confirmation', 'the month is no secret', {}, 'yesOrNo readBack', said],
      ['confirmation', 'no, born 04/05/1990', {}, 'birthDateAmbiguous', { UserID, DOB: null, MonthStarted }],
    ],
  ],
])('%s', (_, rows) => {
  test.each(rows)('asked for %s: "%s"', async (asked, text, slots, words, known) => {
    expect(await heardIn(asked, text, slots)).toMatchObject({ said: words, known });
  });
});
