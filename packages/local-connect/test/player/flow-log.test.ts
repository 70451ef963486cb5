import { expect, test } from 'vitest';
import { parseFlow } from '../../src/check/parse-flow.ts';
import { action, askPin, content, flowOf, lookup, say, wire } from '../flows.ts';
import { line, start } from '../phone-line.ts';

/** A PIN that occurs nowhere else; wherever it is found, it leaked. */
const canary = '7391';

function logging(behaviour: 'Enabled' | 'Disabled', next: string) {
  return action(behaviour, 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: behaviour }, wire(next));
}

test('nothing is written before logging is enabled', async () => {
  expect((await line(flowOf(say('a', 'A', 'bye'))).call()).flowLog).toEqual([]);
});

test('entries are written from the action that enables logging to the one that disables it', async () => {
  const flow = flowOf(
    say('a', 'A', 'Enabled'),
    logging('Enabled', 'b'),
    say('b', 'B', 'Disabled'),
    logging('Disabled', 'c'),
    say('c', 'C', 'bye'),
  );
  const { flowLog } = await line(flow).call();
  const common = { ContactId: 'id-1', ContactFlowId: 'main', Timestamp: new Date(start).toISOString() };
  expect(flowLog).toEqual([
    {
      ...common,
      ContactFlowModuleType: 'SetLoggingBehavior',
      Identifier: 'Enabled',
      Parameters: { LoggingBehavior: 'Enabled' },
    },
    { ...common, ContactFlowModuleType: 'PlayPrompt', Identifier: 'b', Parameters: { Text: 'B' } },
    {
      ...common,
      ContactFlowModuleType: 'SetLoggingBehavior',
      Identifier: 'Disabled',
      Parameters: { LoggingBehavior: 'Disabled' },
    },
  ]);
});

test('logging stays with the contact in another flow', async () => {
  const flows = {
    main: flowOf(
      logging('Enabled', 'on'),
      action('on', 'TransferToFlow', { ContactFlowId: 'second' }, wire('bye', { NoMatchingError: 'bye' })),
    ),
    second: parseFlow(content(say('there', 'There.', 'bye'))),
  };
  expect((await line(flows).call()).flowLog.map((entry) => entry.ContactFlowId)).toEqual([
    'main',
    'main',
    'second',
    'second',
  ]);
});

test('an error is written as its type', async () => {
  const invokeLambda = async () => Promise.reject(new Error(canary));
  const { flowLog } = await line(flowOf(logging('Enabled', 'lookup'), lookup({}, 'bye')), {
    invokeLambda,
  }).call();
  expect(flowLog[1]).toMatchObject({
    ContactFlowModuleType: 'InvokeExternalResource',
    Results: 'NoMatchingError',
  });
});

test('what the caller types is not written by the input itself, logging or not', async () => {
  const traced: unknown[] = [];
  const options = { onBlock: (...block: readonly unknown[]) => traced.push(block) };
  const contact = await line(flowOf(logging('Enabled', 'askPin'), askPin('bye')), options).call([
    { press: canary },
  ]);
  expect(contact.flowLog).toHaveLength(3);
  const { path, attributes, flowLog, warnings } = contact;
  expect(JSON.stringify({ path, attributes, flowLog, warnings, traced })).not.toContain(canary);
});

test.each([
  ['disabled around the PIN, the flow log does not hold it', 'Disabled', false],
  ['left enabled, a Lambda parameter does leak it, as in Connect', 'Enabled', true],
] as const)('with logging %s', async (_, behaviour, leaks) => {
  const flow = flowOf(
    logging('Enabled', 'switch'),
    { ...logging(behaviour, 'askPin'), Identifier: 'switch' },
    askPin('lookup'),
    lookup({ pin: '$.StoredCustomerInput' }, 'bye'),
  );
  const { flowLog } = await line(flow).call([{ press: canary }]);
  expect(JSON.stringify(flowLog).includes(canary)).toBe(leaks);
});
