import { scalar } from '@opsline/lex-kit/testing';
import { expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { idTyped, lexEvent } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';

type World = ReturnType<typeof memoryWorld>;
type Attributes = Readonly<Record<string, string>>;

/** A turn that Lex heard as another intent, and then, in the same turn, the dialog that the reply goes back to. */
async function bothCalls({ handler }: World, text: string, intent: string, attributes: Attributes) {
  const first = await handler(lexEvent({ text, attributes, intent: { name: intent, slots: {} } }));
  if (first.sessionState.dialogAction.type !== 'ElicitSlot') return { first, second: undefined };
  const slots = Object.fromEntries(
    Object.entries(first.sessionState.intent?.slots ?? {}).map(([name, slot]) => [
      name,
      slot && scalar(slot.value?.interpretedValue),
    ]),
  );
  const second = await handler(lexEvent({ text, slots, attributes: first.sessionState.sessionAttributes }));
  return { first, second };
}

const asked = { asked: 'OneTimePin', EmployeeID: '101' };

test.each<[string, string, string, Attributes]>([
  ['nothing that is known', 'payroll cluster', 'FallbackIntent', {}],
  ['everything at once', 'hi, I am 101, check patching for AmazonLinuxDev', 'FallbackIntent', {}],
  ['an aside', 'thanks', 'thanksIntent', asked],
  ['another employee ID', 'sorry, 102', 'FallbackIntent', asked],
  ['a wish for another one-time PIN', 'again', 'FallbackIntent', asked],
  ['no one-time PIN', 'one two', 'FallbackIntent', { ...asked, misses: '1' }],
  ['a wrong one-time PIN', '111111', 'FallbackIntent', asked],
])('%s is answered the same when Lex calls once more in the turn', async (_, text, intent, attributes) => {
  const world = memoryWorld();
  if (attributes.asked !== undefined) await world.handler(idTyped('101'));
  const { first, second } = await bothCalls(world, text, intent, attributes);
  expect(second?.messages).toEqual(first.messages);
  const { before, ...kept } = first.sessionState.sessionAttributes;
  expect(before).toBeDefined();
  expect(before).not.toMatch(/[0-9]{6}/);
  expect(second?.sessionState.sessionAttributes).toEqual(kept);
});

test('nothing is asked for, nor guessed, twice in one turn', async () => {
  const world = memoryWorld();
  await world.handler(idTyped('101'));
  world.did.length = 0;
  await bothCalls(world, 'again', 'FallbackIntent', asked);
  await bothCalls(world, '111111', 'FallbackIntent', asked);
  const { log } = world;
  expect(world.did.filter((act) => act === 'request one-time PIN')).toHaveLength(1);
  expect(log.flatMap(({ did = [] }) => did).filter((act) => act === 'verify one-time PIN')).toHaveLength(1);
});

test('a one-time PIN that is right is accepted in any intent, and Lex does not call once more', async () => {
  const world = memoryWorld();
  await world.handler(idTyped('101'));
  const { first, second } = await bothCalls(world, `it is ${pin}`, 'FallbackIntent', asked);
  expect(first.messages?.[0]?.content).toBe(messages.authenticated.text);
  expect(second).toBeUndefined();
});

test.each([
  '{',
  '[]',
  '"x"',
  '{"said":"latest","heardAs":1}',
  '{"said":"latest","heardAs":"x","was":{"asked":7}}',
])('what a client writes for what was so before, %s, harms nobody', async (before) => {
  const { handler, did } = memoryWorld();
  const reply = await handler(lexEvent({ text: 'latest', attributes: { before, authenticated: 'yes' } }));
  expect(reply.messages?.at(-1)?.content).toBe(messages.askEmployeeId.text);
  expect(did).not.toContain('read patching');
});
