import { virtualClock } from '@opsline/local-kit/clock';
import { expect, test } from 'vitest';
import { type Resource, TaskFailed } from '../../src/index.ts';
import { monday, run, task } from '../machines.ts';

function branch(name: string, state: object) {
  return { StartAt: name, States: { [name]: state } };
}

test.each([
  ['Seconds', { Seconds: 90 }, 90],
  ['Seconds as an expression', { Seconds: '{% $states.input.s * 2 %}' }, 60],
  ['Timestamp', { Timestamp: '2026-11-23T08:10:00Z' }, 600],
  ['Timestamp with an offset', { Timestamp: '2026-11-23T09:10:00.5+01:00' }, 600.5],
  ['Timestamp on 29 February', { Timestamp: "{% '2024-02-29T00:00:00Z' %}" }, 0],
  ['a Timestamp that has passed', { Timestamp: '2026-11-01T00:00:00Z' }, 0],
])('Wait %s', async (_, until, seconds) => {
  const clock = virtualClock(monday);
  const execution = await run({ A: { Type: 'Wait', ...until, End: true } }, { clock, input: { s: 30 } });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { s: 30 } });
  expect((clock.now() - monday) / 1000).toBe(seconds);
});

test.each([
  { Seconds: "{% 'soon' %}" },
  { Seconds: '{% -1 %}' },
  { Seconds: '{% 99999999 + 1 %}' },
  { Seconds: '{% [5] %}' },
  { Timestamp: "{% ['2026-11-23T08:00:00Z'] %}" },
  { Timestamp: "{% 'soon' %}" },
  { Timestamp: "{% '2026-02-30T08:00:00Z' %}" },
  { Timestamp: "{% '2026-11-23 08:00:00Z' %}" },
  { Timestamp: "{% '2026-11-23T08:00:00' %}" },
  { Timestamp: '{% 1_700_000_000 %}'.replaceAll('_', '') },
])('Wait refuses %j', async (until) => {
  expect(await run({ A: { Type: 'Wait', ...until, End: true } })).toMatchObject({
    error: 'States.QueryEvaluationError',
  });
});

test('a Condition that is neither true nor false fails', async () => {
  const Choices = [{ Condition: '{% 1 %}', Next: 'B' }];
  expect(await run({ A: { Type: 'Choice', Choices }, B: { Type: 'Succeed' } })).toMatchObject({
    error: 'States.QueryEvaluationError',
  });
});

test('Fail ends with its own Error and Cause', async () => {
  expect(
    await run(
      { A: { Type: 'Fail', Error: 'Mine', Cause: "{% 'for ' & $states.input %}" } },
      { input: 'you' },
    ),
  ).toMatchObject({
    status: 'FAILED',
    error: 'Mine',
    cause: 'for you',
  });
});

test.each([
  ['neither Error nor Cause', {}, {}],
  ['an Error alone', { Error: 'Mine' }, { error: 'Mine' }],
  ['a Cause alone', { Cause: 'because' }, { cause: 'because' }],
])('a Fail with %s tells no more', async (_, fields, told) => {
  const { status, error, cause } = {
    error: undefined,
    cause: undefined,
    ...(await run({ A: { Type: 'Fail', ...fields } })),
  };
  expect({ status, error, cause }).toEqual({ status: 'FAILED', error: undefined, cause: undefined, ...told });
});

test('a Fail without Error and Cause, caught around it, leaves both out', async () => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'B' }];
  const Branches = [{ StartAt: 'F', States: { F: { Type: 'Fail' } } }];
  const execution = await run({
    A: { Type: 'Parallel', Branches, Catch, End: true },
    B: { Type: 'Succeed' },
  });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: {} });
});

test('Succeed ends the machine with its Output', async () => {
  expect(await run({ A: { Type: 'Succeed', Output: { done: true } } })).toMatchObject({
    output: { done: true },
  });
});

test('Parallel runs its branches at the same time and gives their results in order', async () => {
  const clock = virtualClock(monday);
  const Branches = [
    branch('Slow', { Type: 'Wait', Seconds: 20, End: true }),
    branch('Fast', { Type: 'Wait', Seconds: 10, End: true }),
  ];
  const execution = await run(
    { A: { Type: 'Parallel', Arguments: '{% $states.input %}', Branches, End: true } },
    { clock, input: 'x' },
  );
  expect(execution).toMatchObject({ output: ['x', 'x'] });
  expect(clock.now() - monday).toBe(20_000);
});

test('a branch that fails stops its sibling, and the Parallel can be caught', async () => {
  const seen: unknown[] = [];
  const resource: Resource = async (args) => {
    seen.push(args);
    throw new TaskFailed('E', 'now');
  };
  const Branches = [
    branch('Fails', task({ Arguments: 'fails' })),
    {
      StartAt: 'Waits',
      States: { Waits: { Type: 'Wait', Seconds: 5, Next: 'Never' }, Never: task({ Arguments: 'never' }) },
    },
  ];
  const Catch = [{ ErrorEquals: ['E'], Next: 'Caught' }];
  const execution = await run(
    { A: { Type: 'Parallel', Branches, Catch, End: true }, Caught: { Type: 'Succeed' } },
    { resource },
  );
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'E', Cause: 'now' } });
  expect(seen).toEqual(['fails']);
});

test.each([
  [1, 40],
  [2, 20],
  [0, 10],
])('Map with MaxConcurrency %i', async (MaxConcurrency, seconds) => {
  const clock = virtualClock(monday);
  const ItemProcessor = branch('Each', { Type: 'Wait', Seconds: 10, End: true });
  const execution = await run(
    { A: { Type: 'Map', MaxConcurrency, ItemProcessor, End: true } },
    { clock, input: [1, 2, 3, 4] },
  );
  expect(execution).toMatchObject({ output: [1, 2, 3, 4] });
  expect((clock.now() - monday) / 1000).toBe(seconds);
});

test('an iteration that fails fails the Map with its own error, and no further one starts', async () => {
  const seen: unknown[] = [];
  const resource: Resource = async (args) => {
    seen.push(args);
    if (args === 2) throw new TaskFailed('E', 'two');
    return args;
  };
  const map = { Type: 'Map', MaxConcurrency: 1, ItemProcessor: branch('Each', task()), End: true };
  expect(await run({ A: map }, { input: [1, 2, 3], resource })).toMatchObject({ error: 'E', cause: 'two' });
  expect(seen).toEqual([1, 2]);
});

test.each([{}, 'text', null])('Map over %j fails', async (input) => {
  const map = { Type: 'Map', ItemProcessor: branch('Each', { Type: 'Succeed' }), End: true };
  expect(await run({ A: map }, { input })).toMatchObject({ error: 'States.QueryEvaluationError' });
});

test('the context shows execution, machine and state', async () => {
  const execution = await run(
    { A: { Type: 'Pass', Output: '{% $states.context %}', End: true } },
    { input: 7 },
  );
  expect(execution).toMatchObject({
    output: {
      Execution: {
        Id: 'arn:aws:states:us-east-1:111122223333:execution:local:run-1',
        Name: 'run-1',
        Input: 7,
        StartTime: '2026-11-23T08:00:00.000Z',
      },
      StateMachine: { Name: 'local' },
      State: { Name: 'A', EnteredTime: '2026-11-23T08:00:00.000Z', RetryCount: 0 },
    },
  });
});

test('an execution that outlives its TimeoutSeconds ends TIMED_OUT, inside a Wait too, and nothing catches it', async () => {
  const clock = virtualClock(monday);
  const states = { A: { Type: 'Wait', Seconds: 100, Next: 'B' }, B: { Type: 'Succeed' } };
  const execution = await run(states, { clock }, { TimeoutSeconds: 60 });
  expect(execution).toMatchObject({ status: 'TIMED_OUT', path: ['A'] });
  expect(execution.history.at(-1)?.type).toBe('ExecutionTimedOut');
  expect(clock.now() - monday).toBeLessThan(61_000);
});
