import type { LexReply } from '@opsline/lex-kit';
import { describe, expect, test } from 'vitest';
import { emptySlots } from '../../src/dialog/bot.ts';
import { messages } from '../../src/messages.ts';
import { calledAgain, confirmed, danasSlots, fromPhone, lexEvent, pinSaid } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { asks, says, slotsOf } from '../stage/said.ts';

describe('PR3 the read-back', () => {
  test('no: it ends, and nothing is asked of anybody', async () => {
    const { handler, directory, texts } = memoryWorld();
    const reply = await handler({
      ...confirmed(),
      ...lexEvent({
        text: 'no',
        slots: danasSlots,
        attributes: { ...fromPhone, asked: 'confirmation' },
        intent: { confirmationState: 'Denied' },
      }),
    });
    expect([asks(reply), says(reply), slotsOf(reply)]).toEqual([
      'Close',
      [messages.callBack.text],
      emptySlots,
    ]);
    expect([directory.asked, texts]).toEqual([[], []]);
  });

  test('yes: the directory is there, a one-time PIN goes out, and nothing is written', async () => {
    const { handler, directory, texts } = memoryWorld();
    const reply = await handler(confirmed());
    expect([asks(reply), says(reply)]).toEqual(['OneTimePin', [messages.pinOnItsWay.text]]);
    expect(directory.asked).toEqual(['open', 'ready', 'close', 'open', 'find', 'close']);
    expect(texts.map(({ to }) => to)).toEqual(['+15550100104']);
  });

  test.each(['open', 'ready'] as const)(
    'yes, while the directory fails at %s: told so at once, and logged why; nobody is texted',
    async (down) => {
      const { handler, texts, log } = memoryWorld({ down });
      expect(says(await handler(confirmed()))).toContain(messages.unavailable.text);
      expect(texts).toEqual([]);
      expect(log.map(({ event }) => event)).toEqual(['fault', 'turn']);
    },
  );

  test('yes, without possession: the reset', async () => {
    const { handler, directory } = memoryWorld({ possession: 'off' });
    const reply = await handler(confirmed());
    expect([asks(reply), says(reply)]).toEqual(['Close', [messages.reset.text, messages.mustChange.text]]);
    expect(directory.passwords).toHaveLength(1);
  });

  test('yes, as the fulfilment hook hears it, is the same yes', async () => {
    const { handler } = memoryWorld();
    const event = { ...confirmed(), invocationSource: 'FulfillmentCodeHook' };
    expect(asks(await handler(event))).toBe('OneTimePin');
  });

  test('C83 a yes to what was never asked is read back first', async () => {
    const { handler, directory } = memoryWorld({ possession: 'off' });
    const reply = await handler(lexEvent({ slots: danasSlots, intent: { confirmationState: 'Confirmed' } }));
    expect(asks(reply)).toBe('ConfirmIntent');
    expect(directory.asked).toEqual(['open', 'ready', 'close']);
  });
});

describe('the one-time PIN', () => {
  test('the right one: the reset, and no answer stays in the session', async () => {
    const { handler, directory } = memoryWorld();
    await handler(confirmed());
    const reply = await handler(pinSaid(pin));
    expect([asks(reply), says(reply)]).toEqual(['Close', [messages.reset.text, messages.mustChange.text]]);
    expect(slotsOf(reply)).toEqual(emptySlots);
    expect(reply.sessionState.sessionAttributes).toEqual({ ...fromPhone, ...listeningOf(reply) });
    expect(directory.passwords).toHaveLength(1);
  });

  test.each([
    ['one wrong', '1', 'OneTimePin', [messages.pinRefused.text]],
    ['the third refusal', '2', 'Close', [messages.detailsIncorrect.text, messages.endOfTries.text]],
  ])('%s', async (_, refused, asked, said) => {
    const { handler } = memoryWorld();
    await handler(confirmed());
    const reply = await handler(pinSaid('111111', '111111', { refused }));
    expect([asks(reply), says(reply)]).toEqual([asked, said]);
  });

  test.each([
    ['as Lex took it', `111111, no, ${pin}`, '111111'],
    ['where Lex took nothing', `111111, sorry, ${pin}`, null],
    ['where nothing is said instead', `${pin}, no wait`, pin],
    ['or not, and Lex took it otherwise', '111111', pin],
  ])('corrected in the same breath, %s: what was said last is the one guess', async (_, text, slot) => {
    const { handler } = memoryWorld();
    await handler(confirmed());
    expect(asks(await handler(pinSaid(text, slot)))).toBe('Close');
  });

  test('not six digits: no attempt', async () => {
    const { handler } = memoryWorld();
    await handler(confirmed());
    expect(says(await handler(pinSaid('12345', null)))).toEqual([messages.pinShape.text]);
    expect(asks(await handler(pinSaid(pin)))).toBe('Close');
  });
});

test('a new password after an unlock, which is another intent: Lex calls again, and it is texted once', async () => {
  const { handler, texts } = memoryWorld();
  const heardAs = { transcriptions: [{ resolvedContext: { intent: 'UnlockAccount' } }] };
  const offered = lexEvent({
    text: 'yes',
    slots: danasSlots,
    attributes: { ...fromPhone, asked: 'offered', doing: 'UnlockAccount' },
    intent: { name: 'UnlockAccount', confirmationState: 'Confirmed' },
    event: heardAs,
  });
  const first = await handler(offered);
  for (const reply of [first, await handler(calledAgain(first, 'yes', heardAs))]) {
    expect(reply.sessionState.intent?.name).toBe('ResetPW');
    expect([asks(reply), says(reply)]).toEqual([
      'OneTimePin',
      [messages.pinForReset.text, messages.pinAgain.text],
    ]);
  }
  expect(texts).toHaveLength(1);
});

function listeningOf({ sessionState: { sessionAttributes } }: LexReply) {
  return Object.fromEntries(
    Object.entries(sessionAttributes).filter(([name]) => name.startsWith('x-amz-lex:')),
  );
}
