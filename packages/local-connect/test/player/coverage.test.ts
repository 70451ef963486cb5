import { expect, test } from 'vitest';
import { coverage } from '../../src/player/coverage.ts';
import { action, askPin, flowOf, lookup, say, wire } from '../flows.ts';
import { line } from '../phone-line.ts';

const status = action(
  'status',
  'Compare',
  { ComparisonValue: '$.External.status' },
  wire('no', { NoMatchingCondition: 'no' }, { ok: 'yes' }),
);
const flow = flowOf(
  askPin('lookup'),
  lookup({ pin: '$.StoredCustomerInput' }, 'status'),
  status,
  say('yes', 'Right.', 'bye'),
  say('no', 'Sorry.', 'bye'),
);
const { call, flows } = line(flow, { invokeLambda: async () => ({ status: 'ok' }) });

test('counts branches, and leaves out the NextAction that is only there for the service', async () => {
  const { branches, missed, percentage, table } = coverage(flows, [
    await call(['silence']),
    await call(['silence']),
  ]);
  expect(branches.map(({ identifier, branch, taken }) => `${identifier} ${branch} ${taken}`)).toEqual([
    'askPin NextAction 2',
    'askPin NoMatchingError 0',
    'lookup NextAction 2',
    'lookup NoMatchingError 0',
    'status Equals "ok" 2',
    'status NoMatchingCondition 0',
    'yes NextAction 2',
    'no NextAction 0',
    'bye end 2',
  ]);
  expect(missed).toHaveLength(4);
  expect(percentage).toBeCloseTo((100 * 5) / 9);
  expect(table.split('\n').slice(0, 2)).toEqual([
    '2 x    main  askPin  NextAction',
    'never  main  askPin  NoMatchingError',
  ]);
});

test('is whole when every branch was taken', async () => {
  const small = line(flowOf(lookup({}, 'bye')), { invokeLambda: async () => ({}) });
  const broken = line(small.flows, { invokeLambda: async () => ({ n: 1 }) });
  const contacts = [await small.call(), await broken.call()];
  expect(coverage(small.flows, contacts)).toMatchObject({ percentage: 100, missed: [] });
  expect(coverage({}, [])).toMatchObject({ percentage: 100, branches: [] });
});

test('transfers and queues are branches too', () => {
  const away = flowOf(
    action('on', 'TransferToFlow', { ContactFlowId: 'x' }, wire('queue', { NoMatchingError: 'queue' })),
    action(
      'queue',
      'TransferContactToQueue',
      {},
      wire('bye', { NoMatchingError: 'bye', QueueAtCapacity: 'bye' }),
    ),
  );
  expect(coverage({ away }, []).branches.map(({ identifier, branch }) => `${identifier} ${branch}`)).toEqual([
    'on transfer',
    'on NoMatchingError',
    'queue end',
    'queue NoMatchingError',
    'queue QueueAtCapacity',
    'bye end',
  ]);
});

test('actions of the same name in two flows are counted apart', async () => {
  const on = action(
    'on',
    'TransferToFlow',
    { ContactFlowId: 'second' },
    wire('bye', { NoMatchingError: 'bye' }),
  );
  const both = line({ main: flowOf(on), second: flowOf(say('hi', 'Hi', 'bye')) });
  const ends = coverage(both.flows, [await both.call()]).branches.filter(
    ({ identifier }) => identifier === 'bye',
  );
  expect(ends.map(({ flowArn, taken }) => [flowArn, taken])).toEqual([
    ['main', 0],
    ['second', 1],
  ]);
});
