import { type Part, scalar } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { nothingProved } from '../../src/hand-over/proved.ts';
import { messages } from '../../src/messages.ts';
import { danasSlots, fromPhone, lexEvent } from '../stage/event.ts';
import { memoryWorld } from '../stage/memory-world.ts';
import { asks, says, slotsOf } from '../stage/said.ts';

/** A turn in which this was asked for. */
function answering(asked: string, text: string, slots: Part = {}, more: Part = {}) {
  return lexEvent({ text, slots, attributes: { ...fromPhone, asked, ...more } });
}

describe('PR2 the questions, in their order', () => {
  test.each<[string, Part, string, string[]]>([
    [
      'the first words',
      lexEvent({ text: 'I forgot my password' }),
      'UserID',
      [messages.greeting.text, messages.askUserId.text],
    ],
    [
      'the first words hold the user ID',
      lexEvent({ text: 'I forgot my password my user ID is 104233', slots: { UserID: scalar('104233') } }),
      'DOB',
      [messages.greeting.text, messages.askBirthDate.text],
    ],
    [
      'the user ID',
      answering('UserID', '104233', { UserID: scalar('104233') }),
      'DOB',
      [messages.askBirthDate.text],
    ],
    [
      'zeros in front',
      answering('UserID', '000000', { UserID: scalar('000000') }),
      'DOB',
      [messages.askBirthDate.text],
    ],
    [
      'C30 no digits',
      answering('UserID', '*', { UserID: scalar('*') }),
      'UserID',
      [messages.userIdShape.text],
    ],
    ['nothing', answering('UserID', ''), 'UserID', [messages.userIdShape.text]],
    [
      'the date of birth',
      answering('DOB', '17 April 1990', { UserID: scalar('104233'), DOB: scalar('1990-04-17') }),
      'MonthStarted',
      [messages.askMonthStarted.text],
    ],
    [
      'the date of birth, keyed in',
      answering('DOB', '17041990', { UserID: scalar('104233') }),
      'MonthStarted',
      [messages.askMonthStarted.text],
    ],
    [
      'no year',
      answering('DOB', '17 April', { UserID: scalar('104233'), DOB: scalar('2027-04-17') }),
      'DOB',
      [messages.birthDateYear.text],
    ],
    [
      'C42 two dates',
      answering('DOB', '01/02/1990', { UserID: scalar('104233'), DOB: scalar('1990-01-02') }),
      'DOB',
      [messages.birthDateAmbiguous.text],
    ],
    [
      'C42 tomorrow',
      answering('DOB', '21 November 2026', { UserID: scalar('104233'), DOB: scalar('2026-11-21') }),
      'DOB',
      [messages.birthDateImpossible.text],
    ],
    [
      'C43 no month',
      answering('MonthStarted', '13', { UserID: scalar('104233'), DOB: scalar('1990-04-17') }),
      'MonthStarted',
      [messages.monthStartedShape.text],
    ],
    [
      'C43 two months',
      answering('MonthStarted', 'March April', { ...danasSlots, MonthStarted: scalar('March April') }),
      'MonthStarted',
      [messages.monthStartedShape.text],
    ],
    [
      'the month',
      answering('MonthStarted', 'Sept', danasSlots),
      'ConfirmIntent',
      [
        'Your user ID is 104233, you were born on 17 April 1990 and you started in September. Is that correct?',
      ],
    ],
    [
      'neither yes nor no',
      answering('confirmation', 'hm', danasSlots),
      'ConfirmIntent',
      [
        messages.yesOrNo.text,
        'Your user ID is 104233, you were born on 17 April 1990 and you started in September. Is that correct?',
      ],
    ],
    [
      'the first words again: the same question again, and nothing is lost',
      answering('DOB', 'I have forgotten my password', { UserID: scalar('104233') }),
      'DOB',
      [messages.askBirthDate.text],
    ],
  ])('%s', async (_, event, asked, said) => {
    const reply = await memoryWorld().handler(event);
    expect([asks(reply), says(reply)]).toEqual([asked, said]);
    expect(reply.sessionState.sessionAttributes).toMatchObject(fromPhone);
  });

  test('what was understood is kept, a date as a date', async () => {
    const reply = await memoryWorld().handler(answering('DOB', '17041990', { UserID: scalar('104233') }));
    expect(slotsOf(reply)).toEqual({
      UserID: '104233',
      DOB: '1990-04-17',
      MonthStarted: null,
      OneTimePin: null,
    });
  });

  test('PR3 digits are spelled on the phone', async () => {
    const reply = await memoryWorld().handler(answering('MonthStarted', 'Sept', danasSlots));
    expect(reply.messages?.[0]?.content).toContain('<say-as interpret-as="digits">104233</say-as>');
  });

  test('a pound key belongs to its entry, and a text message has time to arrive', async () => {
    const reply = await memoryWorld().handler(lexEvent({ text: 'I forgot my password' }));
    expect(reply.sessionState.sessionAttributes).toMatchObject({
      'x-amz-lex:dtmf:max-length:ResetPW:UserID': '7',
      'x-amz-lex:dtmf:max-length:ResetPW:DOB': '9',
      'x-amz-lex:dtmf:max-length:ResetPW:OneTimePin': '7',
      'x-amz-lex:audio:start-timeout-ms:ResetPW:OneTimePin': '15000',
    });
  });

  test.each<[string, Part]>([
    ['UserID', {}],
    ['DOB', { UserID: scalar('104233') }],
    ['MonthStarted', { UserID: scalar('104233'), DOB: scalar('1990-04-17') }],
    ['confirmation', danasSlots],
    ['OneTimePin', danasSlots],
  ])(
    'L4 PR7 the third answer to %s that cannot be used ends it, and a person helps',
    async (asked, slots) => {
      const reply = await memoryWorld().handler(answering(asked, 'hm', slots, { misses: '2' }));
      expect([asks(reply), says(reply)]).toEqual(['Close', [messages.givingUp.text]]);
      expect(reply.sessionState.sessionAttributes).toEqual({
        ...fromPhone,
        handOver: 'yes',
        ...nothingProved,
      });
    },
  );
});
