import { describe, expect, test } from 'vitest';
import { createConnect } from '../../src/connect.ts';
import { action, askPin, flowOf, say, wire } from '../flows.ts';
import { line, start } from '../phone-line.ts';

/** Stores the input and says it: a test may look at it, a flow would not. */
const echo = say('echo', '$.StoredCustomerInput', 'bye');

describe('store customer input', () => {
  const flow = flowOf(askPin('echo'), echo);

  test.each([
    ['all digits', { press: '4071' }, '4071'],
    ['ended by #', { press: '40#' }, '40'],
    ['ended by time', { press: '40' }, '40'],
    ['cancelled and typed again', { press: '99*4071' }, '4071'],
    ['silence is the value Timeout, on the success branch', 'silence', 'Timeout'],
    ['a first digit too late is silence', { press: '4071', afterMs: 8000 }, 'Timeout'],
    ['keys beyond the input are lost', { press: '4071#9' }, '4071'],
  ] as const)('%s', async (_, answer, value) => {
    const { transcript, route, outcome } = await line(flow).call([answer]);
    expect(transcript.at(-1)).toBe(`Bot: ${value}`);
    expect(route).toBe('askPin NextAction, echo NextAction, bye end');
    expect(outcome).toBe('disconnected');
  });

  test('# alone is an empty input', async () => {
    const { warnings, caller } = await line(flow).call([{ press: '#' }]);
    expect(caller.heard()).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  test('# alone, taken for no input', async () => {
    const { transcript } = await line(flow, { assumptions: { terminatorAlone: 'timeout' } }).call([
      { press: '#' },
    ]);
    expect(transcript.at(-1)).toBe('Bot: Timeout');
  });

  test.each([
    ['silence', 8000],
    [{ press: '40' }, 6300],
    [{ press: '40#' }, 1600],
  ] as const)('the time of %j passes', async (answer, ms) => {
    const { call, clock } = line(flow);
    const { path } = await call([answer]);
    expect(clock.now()).toBe(start + ms);
    expect(path[0]).toMatchObject({ at: start, ms });
  });

  test('a caller who hangs up', async () => {
    const { outcome, route } = await line(flow).call(['hang up']);
    expect({ outcome, route }).toEqual({ outcome: 'hung up', route: 'askPin end' });
  });

  test('a prompt that cannot be played takes the error branch', async () => {
    const broken = flowOf(askPin('echo', { Text: undefined, SSML: '<speak>Hello' }), echo);
    const { route, warnings } = await line(broken).call();
    expect(route).toBe('askPin NoMatchingError, bye end');
    expect(warnings).toEqual(['askPin: the SSML is not well-formed']);
  });
});

describe('the menu', () => {
  const flow = flowOf(
    action(
      'menu',
      'GetParticipantInput',
      { Text: 'Press 1 or star.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      wire(
        'bye',
        { InputTimeLimitExceeded: 'late', NoMatchingCondition: 'other', NoMatchingError: 'bye' },
        { '1': 'one', '*': 'star' },
      ),
    ),
    ...['late', 'other', 'one', 'star'].map((name) => say(name, name, 'bye')),
  );
  test.each([
    [{ press: '1' }, 'one'],
    [{ press: '*' }, 'star'],
    [{ press: '21' }, 'other'],
    ['silence', 'late'],
  ] as const)('%j', async (answer, said) => {
    const { transcript } = await line(flow).call([answer]);
    expect(transcript.at(-1)).toBe(`Bot: ${said}`);
  });

  test('takes the error branch on chat', async () => {
    const { route } = await line(flow).chat();
    expect(route).toBe('menu NoMatchingError, bye end');
  });
});

test('a caller who is gone is asked nothing more', async () => {
  const connect = createConnect({ flows: { main: flowOf(askPin('bye')) }, invokeLambda: async () => ({}) });
  const never = async () => Promise.reject(new Error('asked'));
  const caller = { hear: never, keypad: never, speak: never, gone: () => true };
  const contact = await connect.call({ to: '+15550100199', flow: 'main', caller });
  expect(contact).toMatchObject({ outcome: 'hung up', path: [] });
});
