import { expect, test } from 'vitest';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { proofIn } from './memory-proof.ts';

const [send, check] = ['send a one-time PIN', 'is this their one-time PIN'];
const userId = '104233';

test.each<[string, string, object, object]>([
  ['a one-time PIN is sent', send, { userId }, { status: 'on its way', userId }],
  ['to no user ID', send, { userId: '12' }, { status: 'no entry', userId: '' }],
  ['the right one', check, { userId, oneTimePin: pin }, { status: 'right', userId }],
  ['a wrong one', check, { userId, oneTimePin: '000000' }, { status: 'wrong', userId }],
  ['too few digits', check, { userId, oneTimePin: '0482' }, { status: 'no entry', userId }],
  ['of no user ID', check, { userId: '12', oneTimePin: pin }, { status: 'no entry', userId: '' }],
])('what the flow is answered, and the log is told: %s', async (_, question, asked, expected) => {
  const world = memoryWorld();
  const { answer, challenge } = proofIn(world);
  if (question === check) await challenge();
  const answered = await answer(question, asked);
  expect(answered).toEqual(expected);
  const { conversation, ...logged } = world.log.at(-1) ?? {};
  expect(logged).toEqual({ event: 'proof', outcome: answered.status });
  expect(conversation).toMatch(/^[0-9a-f]+$/);
});

test.each<[string, Parameters<typeof memoryWorld>[0], string, string]>([
  ['the directory is down', { down: 'ready' }, send, 'Error'],
  [
    'no flow asks so',
    {},
    'is this their birthday',
    `InputError: event.Details.Parameters.question: Invalid option: expected one of "${send}"|"${check}"`,
  ],
])('no answer, and why not is in the log alone: %s', async (_, circumstances, question, error) => {
  const world = memoryWorld(circumstances);
  const answered = proofIn(world).answer(question, { userId });
  await expect(answered).rejects.toThrow(/^the question could not be answered$/);
  expect(world.log.at(-1)).toEqual({ event: 'fault', error: [error] });
  expect(world.texts).toEqual([]);
});
