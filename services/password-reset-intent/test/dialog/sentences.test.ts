import { type Part, scalar } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { confirmed, danasSlots, fromPhone, lexEvent } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { asks, says, slotsOf } from '../stage/said.ts';

const channels = [
  ['on the phone', {}],
  ['in a chat', { inputMode: 'Text', requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText' } }],
] as const;

const userId = { UserID: scalar('104233') };
const two = { ...userId, DOB: scalar('1990-04-17') };
const all = { UserID: '104233', DOB: '1990-04-17', MonthStarted: 'September' };

/** A turn in which this was asked for, and Lex made nothing of the words. */
function heard(asked: string | undefined, text: string, slots: Part, channel: Part) {
  const attributes = { ...fromPhone, ...(asked === undefined ? {} : { asked }) };
  return lexEvent({ text, slots, attributes, event: channel });
}

describe.each(channels)('%s', (_, channel) => {
  describe('an answer is found in its sentence', () => {
    test.each<[string | undefined, string, Part, string, Part]>([
      ['UserID', 'my user ID is 104233', {}, 'DOB', { UserID: '104233' }],
      ['UserID', 'user 104233', {}, 'DOB', { UserID: '104233' }],
      ['UserID', 'one oh four, two double three', {}, 'DOB', { UserID: '104233' }],
      ['UserID', '104232, no, 104233', {}, 'DOB', { UserID: '104233' }],
      ['UserID', '104232 or 104233', {}, 'UserID', { UserID: null }],
      ['UserID', '104233, born 17 April 1990, September', {}, 'ConfirmIntent', all],
      ['DOB', 'sorry, 17 April 1990', userId, 'MonthStarted', { DOB: '1990-04-17' }],
      ['DOB', 'seventeen four nineteen ninety', userId, 'MonthStarted', { DOB: '1990-04-17' }],
      ['DOB', '17 May 1990, no wait, 17 April 1990', userId, 'MonthStarted', { DOB: '1990-04-17' }],
      ['DOB', '17 April 1990, and I started in September', userId, 'ConfirmIntent', all],
      ['DOB', 'sorry, my user ID is 104234', userId, 'DOB', { UserID: '104234', DOB: null }],
      ['DOB', '170490', userId, 'DOB', { UserID: '104233', DOB: null }],
      ['MonthStarted', 'I think September', two, 'ConfirmIntent', all],
      ['MonthStarted', 'September 2019', two, 'ConfirmIntent', all],
      ['MonthStarted', '3 September 2005', two, 'ConfirmIntent', all],
      ['MonthStarted', 'nine', two, 'ConfirmIntent', all],
      ['MonthStarted', '09#', two, 'ConfirmIntent', all],
      ['MonthStarted', 'May, I mean September', two, 'ConfirmIntent', all],
      ['MonthStarted', 'May or September', two, 'MonthStarted', { ...all, MonthStarted: null }],
      ['MonthStarted', 'wait, I was born on 18 April 1990', two, 'MonthStarted', { DOB: '1990-04-18' }],
      [undefined, 'I forgot my password, I am 104233', {}, 'DOB', { UserID: '104233' }],
      [undefined, 'I forgot my password in September', {}, 'UserID', { MonthStarted: null }],
      [
        undefined,
        'I cannot log on, 104233, born 17 April 1990, began in September',
        {},
        'ConfirmIntent',
        all,
      ],
    ])('asked for %s, "%s"', async (asked, text, slots, next, known) => {
      const reply = await memoryWorld().handler(heard(asked, text, slots, channel));
      expect(asks(reply)).toBe(next);
      expect(slotsOf(reply)).toMatchObject(known);
    });
  });

  describe('what is wrong at the read-back, or later, is asked for by itself', () => {
    test.each<[string, string, Part]>([
      ['the month is wrong', 'MonthStarted', { ...all, MonthStarted: null }],
      ['no, the month', 'MonthStarted', { ...all, MonthStarted: null }],
      ['my start date isn’t right', 'MonthStarted', { ...all, MonthStarted: null }],
      ['the date of birth is not correct', 'DOB', { ...all, DOB: null }],
      ['the birthday is wrong', 'DOB', { ...all, DOB: null }],
      ['the month of birth is wrong', 'DOB', { ...all, DOB: null }],
      ['the date is wrong', 'DOB', { ...all, DOB: null }],
      ['no, the year', 'DOB', { ...all, DOB: null }],
      ['a mistake in the month', 'MonthStarted', { ...all, MonthStarted: null }],
      ['that’s not my ID', 'UserID', { ...all, UserID: null }],
      ['wrong user ID', 'UserID', { ...all, UserID: null }],
      ['the birthday and the month are wrong', 'DOB', { ...all, DOB: null, MonthStarted: null }],
      ['no, October', 'ConfirmIntent', { ...all, MonthStarted: 'October' }],
      ['not September, October', 'ConfirmIntent', { ...all, MonthStarted: 'October' }],
      ['no, my birthday is 18 April 1990', 'ConfirmIntent', { ...all, DOB: '1990-04-18' }],
      ['sorry, 18 April 1990', 'ConfirmIntent', { ...all, DOB: '1990-04-18' }],
      ['no, 104234', 'ConfirmIntent', { ...all, UserID: '104234' }],
      ['no, my birthday is 04/05/1990', 'DOB', { ...all, DOB: null }],
    ])('"%s"', async (text, next, known) => {
      const { handler, directory } = memoryWorld();
      const reply = await handler(heard('confirmation', text, danasSlots, channel));
      expect(asks(reply)).toBe(next);
      expect(slotsOf(reply)).toMatchObject(known);
      expect(directory.asked).toEqual([]);
    });

    test.each([
      ['Confirmed', 'yes, but the month is wrong', 'MonthStarted'],
      ['Confirmed', 'yes, that is my user ID', 'OneTimePin'],
      ['Denied', 'no', 'Close'],
      ['Denied', 'no, the month is wrong', 'MonthStarted'],
      ['Denied', 'no, October', 'ConfirmIntent'],
      ['Denied', 'the month', 'MonthStarted'],
    ])('%s by Lex, "%s"', async (confirmationState, text, next) => {
      const attributes = { ...fromPhone, asked: 'confirmation' };
      const event = lexEvent({
        text,
        slots: danasSlots,
        attributes,
        intent: { confirmationState },
        event: channel,
      });
      expect(asks(await memoryWorld().handler(event))).toBe(next);
    });

    test('instead of the one-time PIN: asked for, read back, and a one-time PIN only after a yes', async () => {
      const { handler, texts } = memoryWorld();
      const reply = await handler(heard('OneTimePin', 'the month is wrong', danasSlots, channel));
      expect([asks(reply), slotsOf(reply).MonthStarted]).toEqual(['MonthStarted', null]);
      const corrected = await handler(heard('OneTimePin', 'my user ID is 104234', danasSlots, channel));
      expect(asks(corrected)).toBe('ConfirmIntent');
      expect(texts).toEqual([]);
    });
  });

  test.each(['048 213', 'my one-time PIN is 048213', 'zero four eight two one three', 'it says 0 4 8 2 1 3'])(
    'the one-time PIN in "%s"',
    async (text) => {
      const { handler, directory } = memoryWorld();
      await handler(confirmed());
      expect(pin).toBe('048213');
      const reply = await handler(heard('OneTimePin', text, danasSlots, channel));
      expect(says(reply)[0]).toBe(messages.reset.text);
      expect(directory.passwords).toHaveLength(1);
    },
  );
});
