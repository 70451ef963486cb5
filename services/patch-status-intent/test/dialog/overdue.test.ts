import { scalar } from '@opsline/lex-kit/testing';
import { expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { lexEvent, pinTyped } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';

const idTyped = lexEvent({ text: '101', slots: { EmployeeID: scalar('101') } });

test('a turn that takes too long is one apology, and the next goes on where it was', async () => {
  const overdue = new AbortController();
  const { handler, log } = memoryWorld({ deadline: overdue.signal });
  await handler(idTyped);
  overdue.abort();
  const { messages: said, sessionState } = await handler(pinTyped(pin));
  expect(said?.map(({ content }) => content)).toEqual([messages.apologyInChat.text]);
  expect(log.at(-1)).toEqual({ event: 'fault', error: ['OverdueError: the answer is overdue'] });
  expect(sessionState.sessionAttributes.authenticated).toBe('yes');
});

test('a one-time PIN that was right while the answer was lost is not asked for again', async () => {
  const { handler, store } = memoryWorld();
  await handler(idTyped);
  const { replace } = store;
  store.replace = async (writes) => {
    await replace(writes);
    throw new Error('the connection broke');
  };
  const apology = await handler(pinTyped(pin));
  store.replace = replace;
  const { sessionAttributes } = apology.sessionState;
  const next = await handler(lexEvent({ text: 'check patching', attributes: sessionAttributes }));
  expect(next.messages?.at(-1)?.content).toBe(messages.askJob.text);
});

test('a session too large for a reply uses up no one-time PIN', async () => {
  const { handler, did } = memoryWorld();
  await handler(idTyped);
  const large = { ...pinTyped(pin), ...lexEvent({ text: pin, attributes: { junk: 'x'.repeat(9_300) } }) };
  expect((await handler(large)).messages?.[0]?.content).toBe(messages.apology.text);
  expect(new Set(did)).toEqual(new Set(['read a row', 'request one-time PIN']));
  expect((await handler(pinTyped(pin))).messages?.[0]?.content).toBe(messages.authenticated.text);
});
