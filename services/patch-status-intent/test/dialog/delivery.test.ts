import { durationInWords } from '@opsline/lex-kit';
import type { Part } from '@opsline/lex-kit/testing';
import { pinLifeMs } from '@opsline/otp/policy';
import { gsm7Length } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { idTyped, lexEvent, pinTyped } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';

describe('L6 an event that is delivered again has its effect once', () => {
  test('asking for a one-time PIN: one text message', async () => {
    const { handler, texts } = memoryWorld();
    const replies = [];
    for (let times = 0; times < 4; times += 1) replies.push(await handler(idTyped('101')));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(texts).toHaveLength(1);
  });

  test('the right one-time PIN: the same words while the conversation is open, and one success', async () => {
    const { handler, store } = memoryWorld();
    await handler(idTyped('101'));
    const replies = [await handler(pinTyped(pin))];
    const counted = (await store.dump()).split('acceptance').length;
    for (let times = 0; times < 3; times += 1) replies.push(await handler(pinTyped(pin)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]?.messages?.[0]?.content).toBe(messages.authenticated.text);
    expect((await store.dump()).split('acceptance')).toHaveLength(counted);
  });

  test('a wrong one-time PIN: one try', async () => {
    const { handler } = memoryWorld();
    await handler(idTyped('101'));
    for (let times = 0; times < 4; times += 1) await handler(pinTyped('111111'));
    const right = await handler(pinTyped(pin));
    expect(right.messages?.[0]?.content).toBe(messages.authenticated.text);
  });
});

describe('O12 O13 an employee ID that nobody has is not told apart', () => {
  const conversation = async (employeeId: string) => {
    const { handler, did } = memoryWorld();
    const typed = pinTyped('111111', { employeeId });
    const replies = [await handler(idTyped(employeeId)), await handler(typed)];
    // What somebody typed themselves is said back to them.
    const said = JSON.stringify(replies.map(({ messages }) => messages)).replaceAll(employeeId, 'theirs');
    return { said, did };
  };

  test('by words, nor by what is waited for', async () => {
    expect(await conversation('999')).toEqual(await conversation('101'));
  });
});

test.each<[string, Part, readonly string[], readonly string[]]>([
  ['asks for the ID', lexEvent({ text: 'check patching' }), [], []],
  ['asks for the PIN again', pinTyped('12', { slot: null }), [], []],
  ['helps', lexEvent({ text: 'help', intent: { name: 'helpIntent', slots: {} } }), [], []],
  ['does not understand', lexEvent({ text: 'x', intent: { name: 'FallbackIntent', slots: {} } }), [], []],
  ['says goodbye to nobody', lexEvent({ text: 'bye', intent: { name: 'goodbyeIntent', slots: {} } }), [], []],
  [
    'sends a PIN',
    idTyped('101'),
    ['look whether one-time PINs are sent', 'request one-time PIN'],
    ['read a row', 'request one-time PIN'],
  ],
  ['verifies a PIN', pinTyped(pin), ['verify one-time PIN'], ['read a row', 'write a row']],
  [
    'may know somebody',
    lexEvent({ text: 'x', attributes: { authenticated: 'yes' } }),
    [],
    ['read a row', 'write a row'],
  ],
])('a turn that %s does no more than it needs', async (_, event, steps, ports) => {
  const { handler, did, log } = memoryWorld();
  await handler(event);
  expect(log.at(-1)).toMatchObject({ did: steps });
  expect([...new Set(did)]).toEqual(ports);
});

describe('the sending function', () => {
  const request = { employeeId: '101', conversation: 'c' };
  test.each<[string, unknown, number]>([
    ['sends to who is known', request, 1],
    ['sends nothing to who is not', { ...request, employeeId: '999' }, 0],
  ])('%s', async (_, event, count) => {
    const { send, texts } = memoryWorld();
    await send(event);
    expect(texts).toHaveLength(count);
  });

  test('the text message says the PIN, what it is for, and nothing more', async () => {
    const { send, texts } = memoryWorld();
    await send(request);
    const life = durationInWords(pinLifeMs);
    expect(texts).toEqual([
      {
        to: '+15550100101',
        text: `Opsline: ${pin} is your one-time PIN to check patching. It works for ${life}. Do not tell it to anyone.`,
      },
    ]);
    expect(gsm7Length(texts[0]?.text ?? '')).toBeLessThanOrEqual(160);
  });

  test.each<[string, unknown]>([
    ['no event', undefined],
    ['no ID', { conversation: 'c' }],
    ['an ID of another shape', { ...request, employeeId: '1e3' }],
    ['a long conversation', { ...request, conversation: 'x'.repeat(301) }],
  ])('refuses %s and says so to Lambda, quoting nothing', async (_, event) => {
    const { send, log, texts } = memoryWorld();
    await expect(send(event)).rejects.toThrow(/^the one-time PIN was not sent$/);
    expect(log).toEqual([{ event: 'fault', error: [expect.stringMatching(/^InputError: event/)] }]);
    expect(texts).toEqual([]);
  });

  test('C29 when SNS fails, nothing is sent twice, and no number is written down', async () => {
    const { send, log } = memoryWorld({ sms: 'down' });
    await expect(send(request)).rejects.toThrow(/^the one-time PIN was not sent$/);
    expect(JSON.stringify(log)).not.toContain('+1555');
  });
});

test('O15 L15 nothing secret is logged, whatever happens', async () => {
  for (const outage of [{}, { patching: 'down' }, { sms: 'down' }] as const) {
    const { handler, log, store } = memoryWorld(outage);
    for (const event of [
      idTyped('101'),
      pinTyped('739146'),
      pinTyped(pin),
      lexEvent({ text: 'latest', attributes: { authenticated: 'yes', note: '739146' } }),
      lexEvent({ text: 'x'.repeat(2000), attributes: { note: 739146 } }),
    ]) {
      await handler(event);
    }
    expect(log.length).toBeGreaterThanOrEqual(5);
    const written = JSON.stringify(log) + (await store.dump());
    for (const secret of [pin, '739146', '+15550100101', 'Marlow', '"101"'])
      expect(written).not.toContain(secret);
  }
});

test('L5 the functions take at most two parameters', () => {
  const { handler, send } = memoryWorld();
  expect(handler.length).toBeLessThanOrEqual(2);
  expect(send.length).toBeLessThanOrEqual(2);
});
