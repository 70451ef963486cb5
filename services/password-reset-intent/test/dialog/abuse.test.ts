import { scalar } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { confirmed, danasSlots, lexEvent, pinSaid } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { asks, says } from '../stage/said.ts';

const untouched = { asked: [], passwords: [] };

describe('what is no user ID is asked again, and nobody is looked up', () => {
  test.each([
    ['C30', '*'],
    ['C31', '123456)(objectClass=*'],
    ['C32', '*)(|(pwdLastSet=*'],
    ['C33', '123456\u0000'],
    ['C33', '123456%00'],
    ['C34', '\\2a'],
    ['C35', '１２３４５６'],
    ['C37', '-12345'],
    ['C38', '123456 OR 1=1'],
    ['C39', ')(&'],
    ['C80', '<speak>123456</speak>'],
    ['C80', '${' + 'jndi:ldap://x}'],
    ['a space behind it', '104233 '],
    ['a line behind it', '104233\n'],
  ])('%s %j', async (_, id) => {
    const { handler, directory } = memoryWorld({ possession: 'off' });
    const asked = await handler(
      lexEvent({ text: id, slots: { UserID: scalar(id) }, attributes: { asked: 'UserID' } }),
    );
    expect(says(asked)).toEqual([messages.userIdShape.text]);
    expect(asks(await handler(confirmed({ UserID: scalar(id) })))).toBe('UserID');
    expect(directory).toMatchObject(untouched);
  });

  test('C36 000000 is one', async () => {
    const { handler, directory } = memoryWorld({ possession: 'off' });
    expect(says(await handler(confirmed({ UserID: scalar('000000') })))[0]).toBe(
      messages.detailsIncorrect.text,
    );
    expect(directory.passwords).toEqual([]);
  });
});

describe('C81 C83 no step is skipped', () => {
  test.each([
    ['the one-time PIN, nothing confirmed', pinSaid(pin)],
    ['the one-time PIN, by a forged slot', pinSaid('', pin)],
    ['fulfilment, all slots filled', { ...pinSaid(pin), invocationSource: 'FulfillmentCodeHook' }],
    ['attributes that say so', pinSaid(pin, pin, { authenticated: 'yes', possession: 'off' })],
    ['confirmed by the client', confirmed({ OneTimePin: scalar(pin) })],
  ])('%s', async (_, event) => {
    const { handler, directory } = memoryWorld();
    expect(asks(await handler(event))).toBe('OneTimePin');
    expect(directory.passwords).toEqual([]);
  });

  test('L2 counts that the client puts back do not help: the limits are in the table', async () => {
    const { handler, directory } = memoryWorld({ possession: 'off' });
    for (const month of ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep']) {
      const event = confirmed({ MonthStarted: scalar(month) }, { refused: '0' });
      expect(says(await handler(event))).not.toContain(messages.reset.text);
    }
    expect(directory.passwords).toEqual([]);
  });
});

test('C73 C89 somebody else’s conversation: a one-time PIN is of no use there', async () => {
  const { handler, directory } = memoryWorld();
  await handler(confirmed());
  await handler({ ...pinSaid(pin), sessionId: 'another-contact' });
  expect(directory.passwords).toEqual([]);
});

test.each([
  ['withheld', 'anonymous'],
  ['empty', ''],
  ['C61 not a number', '+0'],
  ['C61 a space behind it', '+15550100104 '],
  ['C61 SIP', 'sip:dana@example.com'],
])('P2 PR6 a caller’s number that is %s is none', async (_, phoneNumber) => {
  const { handler, texts } = memoryWorld();
  const reply = await handler(confirmed({}, { phoneNumber }));
  expect(says(reply)).toEqual([messages.pinOnItsWay.text]);
  expect(texts).toEqual([]);
});

describe('every event has a reply that Lex takes, and none resets a password', () => {
  const huge = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`key${index}`, 'x'.repeat(500)]));
  test.each<[string, unknown]>([
    ['C69 no event', undefined],
    ['C69 null', null],
    ['C69 an array', []],
    ['C69 empty', {}],
    ['C78 attributes null', lexEvent({ text: 'x', attributes: null })],
    ['C79 slots null', lexEvent({ text: 'x', slots: null })],
    ['C79 value null', lexEvent({ slots: { UserID: { shape: 'Scalar', value: null } } })],
    [
      'C79 a list in a scalar slot',
      lexEvent({ slots: { UserID: { shape: 'List', values: [scalar('1')] } } }),
    ],
    ['C15 a number for the one-time PIN', pinSaid('', 48213)],
    ['C16 ten million digits', pinSaid('1'.repeat(10_000_000))],
    ['C81 fulfilment without slots', lexEvent({ event: { invocationSource: 'FulfillmentCodeHook' } })],
    ['C82 an unknown intent', lexEvent({ intent: { name: 'other' } })],
    ['C82 __proto__', lexEvent({ intent: { name: '__proto__' } })],
    ['C82 constructor', lexEvent({ intent: { name: 'constructor' } })],
    ['C84 no interpretations', lexEvent({ event: { interpretations: [] } })],
    ['C85 a long transcript', lexEvent({ text: 'x'.repeat(1024) })],
    ['C85 12 KB of attributes', lexEvent({ text: 'x', attributes: huge })],
    ['C85 a bidi override', lexEvent({ text: '\u202e104233', attributes: { asked: 'UserID' } })],
    ['C85 a lone surrogate', lexEvent({ text: '\ud800', attributes: { asked: 'DOB' }, slots: danasSlots })],
    [
      'C87 another bot',
      { ...lexEvent({}), bot: { id: 'A', name: 'b', aliasId: 'B', localeId: 'en_US', version: '1' } },
    ],
    [
      'C88 letters keyed in',
      lexEvent({ text: 'abc', attributes: { asked: 'OneTimePin' }, slots: danasSlots }),
    ],
    [
      'C44 silence for an answer',
      lexEvent({ text: '', attributes: { asked: 'DOB' }, slots: { UserID: scalar('104233') } }),
    ],
    [
      'C91 a long row of digits',
      lexEvent({ text: '1'.repeat(1000), attributes: { asked: 'DOB' }, slots: { UserID: scalar('104233') } }),
    ],
    [
      'C74 a polluted prototype',
      JSON.parse('{"__proto__":{"a":"b"},"sessionState":{"sessionAttributes":{"__proto__":{"a":"b"}}}}'),
    ],
  ])('%s', async (_, event) => {
    const { handler, directory } = memoryWorld();
    const reply = await handler(event);
    expect(reply.messages?.every(({ content }) => content.length >= 1 && content.length <= 1024)).toBe(true);
    expect(['Close', 'ElicitSlot', 'ElicitIntent', 'ConfirmIntent']).toContain(
      reply.sessionState.dialogAction.type,
    );
    expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(25 * 1024);
    expect(directory.passwords).toEqual([]);
  });
});

test('L1 what Lex may add changes nothing', async () => {
  const more = { ...confirmed(), transcriptions: [{ a: 1 }], newField: { nested: true } };
  expect(await memoryWorld().handler(more)).toEqual(await memoryWorld().handler(confirmed()));
});
