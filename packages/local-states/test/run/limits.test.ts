import { expect, test } from 'vitest';
import { TaskFailed } from '../../src/index.ts';
import { run, task } from '../machines.ts';

/** A string whose JSON text has exactly so many bytes. */
function ofBytes(bytes: number) {
  return 'x'.repeat(bytes - 2);
}

test.each([
  ['262,144 bytes fit', 262_144, 'SUCCEEDED'],
  ['one more does not', 262_145, 'FAILED'],
])('a raw task result: %s', async (_, bytes, status) => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
  const states = { A: task({ Output: 'small', Catch }), Caught: { Type: 'Succeed' } };
  const execution = await run(states, { resource: async () => ofBytes(bytes) });
  expect(execution.status).toBe(status);
  expect(execution.largestPayload).toBe(bytes);
  if (status === 'FAILED') {
    expect(execution).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause:
        "The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  }
});

test.each([
  ['the input', { A: { Type: 'Pass', Output: 1, End: true } }, ofBytes(262_145)],
  ['an output', { A: { Type: 'Pass', Output: ofBytes(262_145), End: true } }, 1],
  ['the arguments of a task', { A: task({ Arguments: ofBytes(262_145), Output: 1 }) }, 1],
  ['what one Assign sets', { A: { Type: 'Pass', Assign: { a: ofBytes(262_145) }, End: true } }, 1],
])('%s above the limit', async (_, states, input) => {
  expect(await run(states, { input })).toMatchObject({ error: 'States.DataLimitExceeded' });
});

const large = ofBytes(262_145);
const caught = {
  Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'Caught', Output: 'too large' }],
};
const Caught = { Type: 'Succeed' };

test.each([
  ['a raw task result', task({ Output: 'small', ...caught })],
  ['the arguments of a task', task({ Arguments: large, Output: 'small', ...caught })],
  [
    'a result in a branch',
    {
      Type: 'Parallel',
      Branches: [{ StartAt: 'B', States: { B: task() } }],
      Output: 'small',
      End: true,
      ...caught,
    },
  ],
  [
    'a result in an iteration',
    {
      Type: 'Map',
      Items: [1],
      ItemProcessor: { StartAt: 'B', States: { B: task() } },
      Output: 'small',
      End: true,
      ...caught,
    },
  ],
])('%s above the limit takes the way of a Catch that names it', async (_, A) => {
  expect(await run({ A, Caught }, { resource: async () => large })).toMatchObject({ output: 'too large' });
});

test.each([
  ['an output', task({ Output: large, ...caught })],
  ['what one Assign sets', task({ Assign: { a: large }, ...caught })],
])('%s above the limit is found after the state, where no Catch is left', async (_, A) => {
  expect(await run({ A, Caught })).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
});

test('bytes count, not letters', async () => {
  const execution = await run({ A: { Type: 'Pass', End: true } }, { input: 'é'.repeat(100) });
  expect(execution.largestPayload).toBe(202);
});

test('all variables together are held to 10 MiB', async () => {
  const Assign = Object.fromEntries(Array.from({ length: 2 }, (_, i) => [`v${i}`, ofBytes(130_000)]));
  const states = Object.fromEntries(
    Array.from({ length: 42 }, (_, i) => {
      const renamed = Object.fromEntries(
        Object.entries(Assign).map(([name, value]) => [`${name}_${i}`, value]),
      );
      return [
        `S${i}`,
        { Type: 'Pass', Assign: renamed, ...(i === 41 ? { End: true } : { Next: `S${i + 1}` }) },
      ];
    }),
  );
  const execution = await run(states);
  expect(execution).toMatchObject({ error: 'States.DataLimitExceeded' });
  expect(execution.largestVariables).toBeGreaterThan(10 * 1024 * 1024);
});

function types(states: Readonly<Record<string, unknown>>, input: number[] = []) {
  return run(states, { input }).then(({ history }) => history.map(({ type }) => type));
}

test('the history counts as the service counts', async () => {
  const each = { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } };
  expect(await types({ A: task() })).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
  expect(await types({ A: { Type: 'Map', ItemProcessor: each, End: true } }, [1])).toEqual([
    'ExecutionStarted',
    'MapStateEntered',
    'MapStateStarted',
    'MapIterationStarted',
    'PassStateEntered',
    'PassStateExited',
    'MapIterationSucceeded',
    'MapStateSucceeded',
    'MapStateExited',
    'ExecutionSucceeded',
  ]);
  expect(await types({ A: { Type: 'Parallel', Branches: [each], End: true } })).toEqual([
    'ExecutionStarted',
    'ParallelStateEntered',
    'ParallelStateStarted',
    'PassStateEntered',
    'PassStateExited',
    'ParallelStateSucceeded',
    'ParallelStateExited',
    'ExecutionSucceeded',
  ]);
});

test('a retry adds three events', async () => {
  const resource = () => Promise.reject(new TaskFailed('E', ''));
  const once = await run({ A: task() }, { resource });
  const twice = await run({ A: task({ Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }] }) }, { resource });
  expect(twice.historyEvents - once.historyEvents).toBe(3);
});

test('a machine that turns in a circle ends at the limit of its history', async () => {
  const Choices = [{ Condition: '{% true %}', Next: 'B' }];
  const states = { A: { Type: 'Choice', Choices }, B: { Type: 'Pass', Next: 'A' } };
  const execution = await run(states, { limits: { historyEvents: 200 } });
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime', historyEvents: 200 });
});
