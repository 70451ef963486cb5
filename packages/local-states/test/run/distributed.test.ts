import { expect, test } from 'vitest';
import { measuresOf, TaskFailed } from '../../src/index.ts';
import { run, task } from '../machines.ts';

/** A distributed Map over its input, each child execution of the given states, and then the end. */
function distributed(
  states: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: Object.keys(states)[0],
        States: states,
      },
      End: true,
      ...more,
    },
  };
}

test('each item has an execution of its own, with a history of its own, and the results keep the order', async () => {
  const execution = await run(distributed({ B: task() }), { input: [3, 1, 2] });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: [3, 1, 2] });
  expect(execution.children).toEqual(
    [3, 1, 2].map(() => ({ historyEvents: 7, path: ['B'], transitions: 1 })),
  );
  expect(execution.history.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'MapStateEntered',
    'MapStateStarted',
    'MapRunStarted',
    'MapRunSucceeded',
    'MapStateSucceeded',
    'MapStateExited',
    'ExecutionSucceeded',
  ]);
});

test('a child sees what the ItemSelector gives it, and no variable of its parent', async () => {
  const states = {
    Set: { Type: 'Pass', Assign: { a: 1 }, Output: [7], Next: 'Each' },
    ...distributed(
      {
        B: {
          Type: 'Pass',
          Output: '{% [$states.input, $exists($a), $states.context.Execution.Name != "run-1"] %}',
          End: true,
        },
      },
      { ItemSelector: { given: '{% $states.context.Map.Item.Value + $a %}' } },
    ),
  };
  expect(await run(states)).toMatchObject({ output: [[{ given: 8 }, false, true]] });
});

test('a child may set a variable that its parent has, and the parent keeps its own', async () => {
  const states = {
    Set: { Type: 'Pass', Assign: { a: 1 }, Output: [7], Next: 'Each' },
    ...distributed(
      { B: { Type: 'Pass', Assign: { a: 2 }, Next: 'C' }, C: { Type: 'Succeed', Output: '{% $a %}' } },
      { Output: '{% [$states.result, $a] %}' },
    ),
  };
  expect(await run(states)).toMatchObject({ output: [2, 1] });
});

async function failing(args: unknown) {
  if (args === 2) throw new TaskFailed('Ssm.SsmException', 'no');
  return args;
}

test.each([
  ['none may', {}, 'States.ExceedToleratedFailureThreshold'],
  ['fewer may', { ToleratedFailurePercentage: 33 }, 'States.ExceedToleratedFailureThreshold'],
])('a child that fails where %s fails the Map', async (_, more, error) => {
  const execution = await run(distributed({ B: task() }, more), { input: [1, 2, 3], resource: failing });
  expect(execution).toMatchObject({ status: 'FAILED', error });
});

test.each([34, 100])('a child that fails where %i in a hundred may is left out', async (percentage) => {
  const states = distributed({ B: task() }, { ToleratedFailurePercentage: percentage });
  const execution = await run(states, { input: [1, 2, 3], resource: failing });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: [1, 3] });
});

test('a child whose history is full fails by itself', async () => {
  const loop = { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'B' }], Default: 'B' };
  const states = distributed({ B: loop }, { ToleratedFailurePercentage: 100 });
  const execution = await run(states, { input: [1], limits: { historyEvents: 50 } });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: [] });
  expect(execution.children[0]?.historyEvents).toBe(50);
});

test('the results of all children together are held to the size of a payload', async () => {
  const states = distributed({ B: { Type: 'Pass', Output: 'x'.repeat(100_000), End: true } });
  expect(await run(states, { input: [1, 2] })).toMatchObject({ status: 'SUCCEEDED' });
  expect(await run(states, { input: [1, 2, 3] })).toMatchObject({ error: 'States.DataLimitExceeded' });
});

test('a task’s Credentials name the role that its resource is called with', async () => {
  const roles: unknown[] = [];
  const role = 'arn:aws:iam::444455556666:role/reader';
  const resource = async (_: unknown, roleArn?: string) => {
    roles.push(roleArn);
    return 1;
  };
  const Credentials = { RoleArn: '{% $states.input.role %}' };
  const asked = { Type: 'Task', Resource: 'arn:t', Credentials, Next: 'B' };
  await run({ A: asked, B: task() }, { input: { role }, resource });
  expect(roles).toEqual([role, undefined]);
});

test('Credentials that come to no ARN fail the task', async () => {
  const states = { A: task({ Credentials: { RoleArn: '{% "reader" %}' } }) };
  expect(await run(states)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
});

test('a run is measured with its children and retries', async () => {
  let calls = 0;
  const resource = async () => {
    calls += 1;
    if (calls === 1) throw new TaskFailed('E', 'once');
    return 1;
  };
  const Retry = [{ ErrorEquals: ['E'] }];
  const execution = await run(distributed({ B: task({ Retry }) }), { input: [1, 2, 3], resource });
  expect(measuresOf(execution)).toMatchObject({ executions: 4, transitions: 5, longestHistory: 10 });
  expect(measuresOf(execution).cents).toBeCloseTo(0.0125);
});
