import { virtualClock } from '@opsline/local-kit/clock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Execution, type Resource, TaskFailed } from '../../src/index.ts';
import { retryDelay } from '../../src/run/retry.ts';
import { monday, run, task } from '../machines.ts';

/** Fails as often as there are names, then gives its arguments back. */
function failing(...errors: readonly string[]): Resource {
  const left = [...errors];
  return async (args) => {
    const error = left.shift();
    if (error !== undefined) throw new TaskFailed(error, 'because');
    return args;
  };
}

async function timed(
  retry: object,
  resource: Resource,
  random = 1,
): Promise<readonly [Execution['status'], number]> {
  const clock = virtualClock(monday);
  const Retry = [{ ErrorEquals: ['E'], ...retry }];
  const { status } = await run({ A: task({ Retry }) }, { resource, clock, random: () => random });
  return [status, (clock.now() - monday) / 1000];
}

test.each([
  ['the defaults: 1 s, then 2, then 4', {}, 3, 'SUCCEEDED', 7],
  ['the defaults end after three', {}, 4, 'FAILED', 7],
  ['an interval and a rate', { IntervalSeconds: 3, BackoffRate: 1 }, 3, 'SUCCEEDED', 9],
  ['a cap', { IntervalSeconds: 10, MaxAttempts: 4, MaxDelaySeconds: 30 }, 4, 'SUCCEEDED', 90],
  ['no attempt', { MaxAttempts: 0 }, 1, 'FAILED', 0],
])('Retry: %s', async (_, retry, failures, status, seconds) => {
  const errors = Array.from({ length: failures }, () => 'E');
  expect(await timed(retry, failing(...errors))).toEqual([status, seconds]);
});

test('Retry with full jitter waits its share of the delay', async () => {
  expect(await timed({ IntervalSeconds: 8, JitterStrategy: 'FULL' }, failing('E'), 0.25)).toEqual([
    'SUCCEEDED',
    2,
  ]);
});

test('a delay is never above its cap, jitter or not', () => {
  fc.assert(
    fc.property(fc.nat({ max: 30 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const retrier = {
        errorEquals: ['E'],
        intervalSeconds: 2,
        maxAttempts: 99,
        backoffRate: 2,
        maxDelaySeconds: 30,
      };
      const full = retryDelay({ ...retrier, jitter: 'FULL' }, attempt, () => random);
      const none = retryDelay({ ...retrier, jitter: 'NONE' }, attempt, () => random);
      expect(full).toBeLessThanOrEqual(none);
      expect(none).toBeLessThanOrEqual(30_000);
    }),
  );
});

test('each retrier counts its own attempts', async () => {
  const Retry = [
    { ErrorEquals: ['E'], MaxAttempts: 1 },
    { ErrorEquals: ['F'], MaxAttempts: 1 },
  ];
  expect(await run({ A: task({ Retry }) }, { resource: failing('E', 'F') })).toMatchObject({
    status: 'SUCCEEDED',
  });
  expect(await run({ A: task({ Retry }) }, { resource: failing('E', 'F', 'E') })).toMatchObject({
    error: 'E',
  });
});

const sizes = 'States.DataLimitExceeded';

test.each<[string, readonly string[][], number | undefined]>([
  ['E', [['E']], 0],
  ['E', [['F']], undefined],
  ['E', [['F', 'E'], ['States.ALL']], 0],
  ['E', [['F'], ['States.TaskFailed'], ['States.ALL']], 1],
  ['E', [['States.ALL']], 0],
  ['States.Timeout', [['States.TaskFailed']], undefined],
  ['States.Timeout', [['States.TaskFailed'], ['States.ALL']], 1],
  ['States.Timeout', [['States.Timeout']], 0],
  [sizes, [['States.ALL']], undefined],
  [sizes, [['States.TaskFailed']], undefined],
  [sizes, [['E'], ['States.TaskFailed'], ['States.ALL']], undefined],
  [sizes, [[sizes]], 0],
  [sizes, [['E', sizes], ['States.ALL']], 0],
  [sizes, [['E'], ['States.TaskFailed'], [sizes], ['States.ALL']], 2],
  ['States.Runtime', [['States.ALL']], undefined],
  ['States.Runtime', [['States.TaskFailed']], undefined],
  ['States.Runtime', [['States.Runtime']], undefined],
  ['States.Runtime', [['States.Runtime'], [sizes], ['States.ALL']], undefined],
])('%s and catchers of %j: number %s takes it', async (error, catchers, taken) => {
  const states = {
    A: task({
      Catch: catchers.map((ErrorEquals, i) => ({
        ErrorEquals,
        Next: `B${i}`,
        Assign: { why: '{% $states.errorOutput.Cause %}' },
      })),
    }),
    ...Object.fromEntries(
      catchers.map((_, i) => [
        `B${i}`,
        { Type: 'Pass', Output: { input: '{% $states.input %}', why: '{% $why %}' }, End: true },
      ]),
    ),
  };
  const execution = await run(states, { resource: failing(error) });
  expect(execution.path.slice(1)).toEqual(taken === undefined ? [] : [`B${taken}`]);
  expect(execution).toMatchObject(
    taken === undefined
      ? { status: 'FAILED', error, cause: 'because' }
      : { output: { input: { Error: error, Cause: 'because' }, why: 'because' } },
  );
});

test.each([
  ['E', 'E', 'SUCCEEDED'],
  ['States.ALL', sizes, 'FAILED'],
  ['States.TaskFailed', sizes, 'FAILED'],
  [sizes, sizes, 'SUCCEEDED'],
  ['States.Runtime', 'States.Runtime', 'FAILED'],
])('a retrier of %s and a task that fails once with %s: %s', async (name, error, status) => {
  const Retry = [{ ErrorEquals: [name] }];
  expect(await run({ A: task({ Retry }) }, { resource: failing(error) })).toMatchObject({ status });
});

test('Retry comes before Catch', async () => {
  const states = {
    A: task({ Retry: [{ ErrorEquals: ['E'], MaxAttempts: 2 }], Catch: [{ ErrorEquals: ['E'], Next: 'B' }] }),
    B: { Type: 'Pass', Output: 'caught', End: true },
  };
  expect(await run(states, { input: 'sent', resource: failing('E', 'E') })).toMatchObject({ output: 'sent' });
  expect(await run(states, { input: 'sent', resource: failing('E', 'E', 'E') })).toMatchObject({
    output: 'caught',
  });
});

test('a task that takes longer than TimeoutSeconds fails with States.Timeout', async () => {
  const clock = virtualClock(monday);
  const slow =
    (ms: number): Resource =>
    async () =>
      clock.sleep(ms).then(() => 'done');
  expect(await run({ A: task({ TimeoutSeconds: 5 }) }, { clock, resource: slow(4_000) })).toMatchObject({
    output: 'done',
  });
  expect(await run({ A: task({ TimeoutSeconds: 5 }) }, { clock, resource: slow(6_000) })).toMatchObject({
    error: 'States.Timeout',
  });
});

test('a time-out that is caught has no Cause', async () => {
  const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'Caught' }];
  const states = { A: task({ TimeoutSeconds: 5, Catch }), Caught: { Type: 'Succeed' } };
  const execution = await run(states, { resource: () => new Promise(() => undefined) });
  expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  expect(JSON.stringify(execution)).toContain('"output":{"Error":"States.Timeout"}');
});

test('a resource that breaks in its own way is no failure of the machine', async () => {
  const resource = () => Promise.reject(new TypeError('a bug'));
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'B' }];
  await expect(run({ A: task({ Catch }), B: { Type: 'Succeed' } }, { resource })).rejects.toThrow(
    'the resource of state A broke',
  );
});

test('a resource nobody gave is an error before anything runs', async () => {
  await expect(run({ A: task({ Resource: 'arn:other' }) })).rejects.toThrow('no resource for arn:other');
});
