import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LexError } from '../../src/lex-error.ts';
import { closing, createWorld, summary } from '../bot-world.ts';

const accept = 'x-amz-lex:accept-content-types';

test('the reply names what the bot waits for; losers are only names and slots', async () => {
  const { say } = createWorld('order-bot.yml');
  const reply = await say('order a patch for dev', { a: 'b' });
  expect(reply.sessionState.dialogAction).toEqual({ type: 'ElicitSlot', slotToElicit: 'StartDate' });
  expect(reply.interpretations[0]).toMatchObject({
    nluConfidence: { score: 1 },
    intent: reply.sessionState.intent,
  });
  expect(reply.interpretations[1]).toEqual({ intent: { name: 'Fallback', slots: {} } });
  expect(reply.requestAttributes).toEqual({ a: 'b' });
});

const asksWhen = {
  sessionId: 'caller-1',
  text: 'when does it arrive',
  sessionState: { sessionAttributes: { lastFleet: 'WindowsProd' } },
};

test.each([
  ['PlainText', 'The order for WindowsProd is on its way.'],
  ['SSML', '<speak>The order for WindowsProd is on its way.</speak>'],
])('only messages of an accepted type come: %s', async (type, content) => {
  const { runtime } = createWorld('order-bot.yml');
  const request = { ...asksWhen, requestAttributes: { [accept]: type } };
  expect((await runtime.recognizeText(request)).messages).toEqual([{ contentType: type, content }]);
});

test.each([
  ['a prompt', undefined],
  ['a hook', () => closing('OrderPatch', 'Failed', 'No.')],
])('%s without a message of an accepted type is an error', async (_title, answer) => {
  const { say } = createWorld('order-bot.yml', answer);
  await expect(say('order a patch', { [accept]: 'SSML' })).rejects.toMatchObject({
    name: 'NoUsableMessageException',
  });
});

test('variations are chosen by the seed, the same each time', async () => {
  const hear = async (seed: string): Promise<string> => {
    const { runtime } = createWorld('order-bot.yml', undefined, { seed });
    return summary(await runtime.recognizeText(asksWhen));
  };
  const seeds = Array.from({ length: 12 }, (_, index) => `seed ${index}`);
  const heard = await Promise.all(seeds.map(hear));
  expect(new Set(heard).size).toBe(2);
  expect(await Promise.all(seeds.map(hear))).toEqual(heard);
});

test('obfuscated slots are masked in a trace, understood or not', async () => {
  const { turn, traces } = createWorld('order-bot.yml', (event) =>
    event.inputTranscript === '4711' ? closing('OrderPatch', 'Failed', 'Not 4711!') : undefined,
  );
  for (const said of ['patch dev on tomorrow', 'it is 471', '4711']) await turn(said);
  expect(JSON.stringify(traces)).not.toMatch(/471/);
  expect(traces.map((it) => it.transcript)).toEqual([
    'patch dev on tomorrow',
    '{ApproverPin}',
    '{ApproverPin}',
  ]);
  expect(traces[2]?.messages).toEqual(['Not {ApproverPin}!']);
});

test('whatever is said, the runtime answers or refuses as Lex does', async () => {
  const words = fc.constantFrom(
    'order',
    'a',
    'patch',
    'for',
    'dev',
    'yes',
    'no',
    'help',
    '1234',
    'the',
    'next',
    'year',
    '{',
    '[',
    '(',
  );
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(words).map((it) => it.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), async (lines) => {
      const { say } = createWorld('order-bot.yml', undefined, { level: 'strict' });
      for (const line of lines) {
        const outcome = await say(line).catch((error: unknown) => error);
        if (outcome instanceof LexError) expect(outcome.name).toBe('ValidationException');
        else expect(outcome).toHaveProperty('sessionState.dialogAction');
      }
    }),
  );
});
