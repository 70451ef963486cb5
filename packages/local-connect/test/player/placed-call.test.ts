import { virtualClock } from '@opsline/local-kit/clock';
import { describe, expect, test } from 'vitest';
import { createConnect } from '../../src/connect.ts';
import { type PlacedCall, placeCall } from '../../src/player/placed-call.ts';
import { askPin, flowOf, say } from '../flows.ts';
import { start } from '../phone-line.ts';

function placed(): PlacedCall {
  const connect = createConnect({
    flows: { main: flowOf(askPin('echo'), say('echo', '$.StoredCustomerInput', 'bye')) },
    invokeLambda: async () => ({}),
    clock: virtualClock(start),
  });
  return placeCall((caller) => connect.call({ to: '+15550100199', flow: 'main', caller }));
}

async function heard(line: PlacedCall) {
  const { prompts, waitsFor } = await line.listen();
  return [...prompts.map(({ text }) => text), waitsFor];
}

test.each([
  ['keys', '4071', '4071'],
  ['keys and #', '40#', '40'],
  ['keys with a space', '40 71', '4071'],
  ['nothing', '', 'Timeout'],
])('%s, one answer at a time', async (_, answer, echoed) => {
  const line = placed();
  expect((await heard(line)).at(-1)).toBe('keys');
  line.answer(answer);
  expect(await heard(line)).toEqual([echoed, 'nothing']);
  expect((await line.contact).outcome).toBe('disconnected');
});

test('hanging up', async () => {
  const line = placed();
  await line.listen();
  line.hangUp();
  expect(await heard(line)).toEqual(['nothing']);
  expect((await line.contact).outcome).toBe('hung up');
});

describe('what cannot be answered', () => {
  test('words, when keys are waited for: the line goes on waiting', async () => {
    const line = placed();
    await line.listen();
    expect(() => line.answer('hello')).toThrow('the line waits for keys');
    line.answer('40#');
    expect(await heard(line)).toEqual(['40', 'nothing']);
  });

  test('anything, when the call is over', async () => {
    const line = placed();
    await line.listen();
    line.hangUp();
    await line.contact;
    expect(() => line.answer('40#')).toThrow('the line waits for nothing');
  });
});
