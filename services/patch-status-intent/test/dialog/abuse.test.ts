import type { LexReply } from '@opsline/lex-kit';
import { scalar } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { idTyped, lexEvent, pinTyped } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';

function says({ messages: said = [] }: LexReply) {
  return said.map(({ content }) => content);
}
function authenticated(reply: LexReply) {
  return reply.sessionState.sessionAttributes.authenticated === 'yes';
}

/** A world in which a one-time PIN for 101 is on its way. */
async function askedForPin() {
  const world = memoryWorld();
  await world.handler(idTyped('101'));
  return world;
}

describe('what is not the one-time PIN does not authenticate', () => {
  test.each([
    ['C1 1e5', '1e5'],
    ['C2 one digit more', `0${pin}`],
    ['C3 a plus sign', `+${pin}`],
    ['C6 a fraction', `${pin}.0`],
    ['C7 hexadecimal', '0xBC55'],
    ['C8 letters after it', `${pin}abc`],
    ['C9 full-width digits', '０４８２１３'],
    ['C10 Arabic-Indic digits', '\u0660\u0664\u0668\u0662\u0661\u0663'],
    ['C13 its leading zero lost', '48213'],
    ['C17 nothing', ''],
    ['C85 a lone surrogate', `\ud800${pin}`],
    ['C90 words', 'zero four eight two one three'],
    ['C88 letters keyed in', 'abc'],
  ])('%s, and is no guess', async (_, text) => {
    const { handler, did } = await askedForPin();
    for (const slot of [text, null])
      expect(authenticated(await handler(pinTyped(text, { slot })))).toBe(false);
    expect(did.at(-1)).toBe('request one-time PIN');
  });

  test.each([
    ['C15 a list', [pin]],
    ['C15 an operator', { $ne: null }],
    ['C15 true', true],
    ['C15 a number', 48213],
  ])('%s in place of its value is refused as a malformed event', async (_, slot) => {
    const { handler, did } = await askedForPin();
    const reply = await handler(pinTyped('', { slot }));
    expect(says(reply)).toEqual([messages.apology.text]);
    expect(did.at(-1)).toBe('request one-time PIN');
    expect(did).not.toContain('write a row');
  });

  test('C16 ten million digits are refused by length', async () => {
    const { handler } = await askedForPin();
    expect(says(await handler(pinTyped('1'.repeat(10_000_000))))).toEqual([messages.apology.text]);
  });
});

test.each([
  ['C4 C5 white space around it', ` ${pin}\n`],
  ['C12 a space in the middle', '048 213'],
  ['C12 a hyphen in the middle', '048-213'],
])('%s is forgiven', async (_, text) => {
  const { handler } = await askedForPin();
  expect(authenticated(await handler(pinTyped(text, { slot: null })))).toBe(true);
});

test('C20 the right one-time PIN twice: once goodbye was said it is no proof', async () => {
  const { handler } = await askedForPin();
  expect(authenticated(await handler(pinTyped(pin)))).toBe(true);
  const goodbye = { text: 'bye', intent: { name: 'goodbyeIntent', slots: {} } };
  await handler(lexEvent({ ...goodbye, attributes: { authenticated: 'yes' } }));
  expect(says(await handler(pinTyped(pin)))).toEqual([messages.pinRefused.text]);
});

test('C21 O8 a one-time PIN is of no use in another conversation', async () => {
  const { handler } = await askedForPin();
  expect(authenticated(await handler({ ...pinTyped(pin), sessionId: 'T1:U2' }))).toBe(false);
});

describe('L2 session attributes are not believed', () => {
  test.each<[string, Record<string, string>]>([
    ['C78 authenticated', { authenticated: 'true' }],
    ['as this bot writes it', { authenticated: 'yes', asked: 'JobName' }],
    ['C73 with an employee', { authenticated: 'yes', employeeId: '101', EmployeeID: '101' }],
    ['PS6 a chat that calls itself a call', { callType: 'VOICE', phoneNumber: '+15550100101' }],
    ['with every count at its best', { authenticated: 'yes', refused: '-9', misses: '-9' }],
  ])('%s', async (_, attributes) => {
    const { handler, did } = memoryWorld();
    const reply = await handler(
      lexEvent({ text: 'latest', slots: { JobName: scalar('latest') }, attributes }),
    );
    expect(says(reply).at(-1)).toBe(messages.askEmployeeId.text);
    expect(did).not.toContain('read patching');
  });

  test('PS6 nor is callType: VOICE on a phone line, in a typed or a spoken turn', async () => {
    for (const inputMode of ['Text', 'Speech', 'DTMF']) {
      const { handler, did } = memoryWorld();
      const attributes = { callType: 'VOICE', phoneNumber: '+15550100101' };
      await handler(lexEvent({ text: 'latest', attributes, event: { inputMode } }));
      expect(did).toEqual([]);
    }
  });
});

function botOf(name: string, localeId: string) {
  return { bot: { id: 'A', name, aliasId: 'B', localeId, version: '1' } };
}

describe('every event has a reply that Lex takes, and no answer without authentication', () => {
  const huge = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`key${index}`, 'x'.repeat(500)]));
  test.each<[string, unknown]>([
    ['C69 no event', undefined],
    ['C69 null', null],
    ['C69 an array', []],
    ['C69 empty', {}],
    ['C78 attributes null', lexEvent({ text: 'latest', attributes: null })],
    ['C78 attributes absent', lexEvent({ text: 'latest', attributes: undefined })],
    ['C79 slots null', lexEvent({ text: 'latest', slots: null })],
    ['C79 value null', lexEvent({ slots: { EmployeeID: { shape: 'Scalar', value: null } } })],
    ['C79 interpretedValue missing', lexEvent({ slots: { EmployeeID: { value: { resolvedValues: [] } } } })],
    [
      'C79 a list in a scalar slot',
      lexEvent({ slots: { EmployeeID: { shape: 'List', values: [scalar('101')] } } }),
    ],
    ['C81 fulfilment without slots', lexEvent({ event: { invocationSource: 'FulfillmentCodeHook' } })],
    [
      'C81 fulfilment with a job alone',
      lexEvent({
        slots: { JobName: scalar('latest') },
        event: { invocationSource: 'FulfillmentCodeHook' },
        intent: { state: 'ReadyForFulfillment' },
      }),
    ],
    ['C82 an unknown intent', lexEvent({ intent: { name: 'other' } })],
    ['C82 __proto__', lexEvent({ intent: { name: '__proto__' } })],
    ['C82 constructor', lexEvent({ intent: { name: 'constructor' } })],
    ['C82 toString', lexEvent({ intent: { name: 'toString' } })],
    ['C83 confirmed, nothing asked', lexEvent({ intent: { confirmationState: 'Confirmed' } })],
    ['C84 no interpretations', lexEvent({ event: { interpretations: [] } })],
    ['C85 a long transcript', lexEvent({ text: 'x'.repeat(1024) })],
    ['C85 12 KB of attributes', lexEvent({ text: 'latest', attributes: huge })],
    ['C91 200,000 ones', lexEvent({ text: '1'.repeat(200_000) })],
    ['C85 a lone surrogate', lexEvent({ text: '\ud800latest' })],
    ['C85 a bidi override', lexEvent({ text: '\u202elatest' })],
    ['C86 an unknown locale', lexEvent({ event: botOf('patchStatusBot', 'xx_XX') })],
    ['C87 another bot', lexEvent({ event: botOf('otherBot', 'en_US') })],
    ['C88 letters keyed in', lexEvent({ text: 'abc', event: { inputMode: 'DTMF' } })],
    [
      'C74 a polluted prototype',
      JSON.parse(
        '{"__proto__":{"authenticated":"yes"},"sessionState":{"sessionAttributes":{"__proto__":{"a":"b"}}}}',
      ),
    ],
  ])('%s', async (_, event) => {
    const { handler, did } = memoryWorld();
    const reply = await handler(event);
    expect(reply.messages?.every(({ content }) => content.length >= 1 && content.length <= 1024)).toBe(true);
    expect(['Close', 'ElicitSlot', 'ElicitIntent']).toContain(reply.sessionState.dialogAction.type);
    expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(25 * 1024);
    expect(did).not.toContain('read patching');
  });
});

describe('C80 a hostile name is said without what would be live in it, and harms nobody', () => {
  test.each([
    "job'; DROP TABLE",
    '../../etc/passwd',
    '<speak><audio src="http://x"/></speak>',
    '{{7*7}}',
    '${' + 'jndi:ldap://x}',
    '=cmd|calc',
    '<!channel> <@U123>',
  ])('%s', async (name) => {
    const { handler } = await askedForPin();
    await handler(pinTyped(pin));
    const event = (requestAttributes: object) =>
      lexEvent({
        text: name,
        slots: { JobName: scalar(name) },
        attributes: { authenticated: 'yes', asked: 'JobName' },
        event: { requestAttributes },
      });
    expect(says(await handler(event({})))[0]).toMatch(/^There is no such group: [^<>*`~]+\.$/);
    const spoken = await handler(event({ 'x-amz-lex:accept-content-types': 'PlainText,SSML' }));
    expect(says(spoken)[0]).toMatch(/^<speak>There is no such group: [^<>]*<\/speak>$/);
  });
});

test('C89 a session ID that somebody else used before has nothing of theirs', async () => {
  const { handler, clock } = await askedForPin();
  await handler(pinTyped(pin));
  clock.now += 10 * 60_000;
  const attributes = { authenticated: 'yes', asked: 'JobName' };
  const reply = await handler(lexEvent({ text: 'latest', attributes }));
  expect(says(reply).at(-1)).toBe(messages.askEmployeeId.text);
});
