import { expect, test } from 'vitest';
import { TaskFailed } from '../../src/index.ts';
import { run, task } from '../machines.ts';

function at(state: string, event: number) {
  return `An error occurred while executing the state '${state}' (entered at the event id #${event}).`;
}

test('an expression that gives nothing fails the state in the service’s words', async () => {
  const execution = await run({
    Ask: { Type: 'Pass', Output: { a: ['{% $states.input.absent %}'] }, End: true },
  });
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
    cause: `${at('Ask', 2)} The JSONata expression '$states.input.absent' specified for the field 'Output/a[0]' returned nothing (undefined).`,
  });
});

test('a type error carries JSONata’s own number and message', async () => {
  const execution = await run({ Add: { Type: 'Pass', Output: "{% 'one' + 1 %}", End: true } });
  expect(execution).toMatchObject({
    error: 'States.QueryEvaluationError',
    cause: `${at('Add', 2)} The JSONata expression ''one' + 1' specified for the field 'Output' threw an error during evaluation. T2001: The left side of the "+" operator must evaluate to a number`,
  });
});

test('a QueryEvaluationError of Arguments is caught by its name', async () => {
  const Catch = [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' }];
  const execution = await run({
    Ask: task({ Arguments: '{% $states.input.absent %}', Catch }),
    Caught: { Type: 'Pass', Output: '{% $states.input.Error %}', End: true },
  });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: 'States.QueryEvaluationError' });
});

test('Assign and Output of one state both see the values at its entry', async () => {
  const execution = await run({
    First: { Type: 'Pass', Assign: { x: 5 }, Next: 'Second' },
    Second: { Type: 'Pass', Assign: { x: 42 }, Output: '{% $x %}', Next: 'Third' },
    Third: { Type: 'Pass', Output: '{% [$states.input, $x] %}', End: true },
  });
  expect(execution).toMatchObject({ output: [5, 42] });
});

test.each([
  { input: { go: true }, output: '', x: 'rule' },
  { input: { go: false }, output: 'state', x: 'default' },
])(
  'a Choice uses the rule’s Assign and Output on a match, its own on Default: $x',
  async ({ input, output, x }) => {
    const Choices = [{ Condition: '{% $states.input.go %}', Next: 'End', Output: '', Assign: { x: 'rule' } }];
    const execution = await run(
      {
        Ask: { Type: 'Choice', Choices, Default: 'End', Output: 'state', Assign: { x: 'default' } },
        End: { Type: 'Pass', Output: { was: '{% $states.input %}', x: '{% $x %}' }, End: true },
      },
      { input },
    );
    expect(execution).toMatchObject({ output: { was: output, x } });
  },
);

test('a Choice that matches nothing and has no Default fails with States.Runtime', async () => {
  const Choices = [{ Condition: '{% false %}', Next: 'End' }];
  const execution = await run({ Check: { Type: 'Choice', Choices }, End: { Type: 'Succeed' } });
  expect(execution).toMatchObject({
    error: 'States.Runtime',
    cause: `${at('Check', 2)} Failed to transition out of the state. The state does not point to a next state.`,
  });
});

test('a Map takes a literal array, shows index and value, keeps inner variables inside and reads outer ones', async () => {
  const Note = { Type: 'Pass', Assign: { inner: '{% $states.input.value %}' }, Next: 'Tell' };
  const Tell = { Type: 'Pass', Output: '{% $outer & $inner & $states.input.index %}', End: true };
  const execution = await run({
    Start: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'Each' },
    Each: {
      Type: 'Map',
      Items: ['a', '{% $outer %}'],
      ItemSelector: {
        index: '{% $states.context.Map.Item.Index %}',
        value: '{% $states.context.Map.Item.Value %}',
      },
      ItemProcessor: { StartAt: 'Note', States: { Note, Tell } },
      Next: 'After',
    },
    After: {
      Type: 'Pass',
      Output: { results: '{% $states.input %}', inner: '{% $exists($inner) %}' },
      End: true,
    },
  });
  expect(execution).toMatchObject({ output: { results: ['oa0', 'oo1'], inner: false } });
});

test.each(["{% '3' %}", '{% -1 %}', '{% $states.input.absent %}', '{% 1.6 %}', '{% 99999999 + 1 %}'])(
  'TimeoutSeconds must be an integer from 1 to 99,999,999: %s',
  async (TimeoutSeconds) => {
    expect(await run({ Ask: task({ TimeoutSeconds }) })).toMatchObject({
      error: 'States.QueryEvaluationError',
    });
  },
);

test.each([
  ['one instance is a bare string', '$states.input.i.id', { i: [{ id: 'i-1' }] }, 'i-1'],
  ['wrapped, one is a list', '[$states.input.i.id]', { i: [{ id: 'i-1' }] }, ['i-1']],
  ['wrapped, none is an empty list', '[$states.input.i.id]', { i: [] }, []],
  ['null is a value', '$exists($states.input.i)', { i: null }, true],
])('%s', async (_, expression, input, output) => {
  const execution = await run({ Ask: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } }, { input });
  expect(execution).toMatchObject({ output });
});

test('a task’s error and cause reach the execution unchanged', async () => {
  const resource = () => Promise.reject(new TaskFailed('Ssm.SsmException', 'Rate exceeded'));
  expect(await run({ Ask: task() }, { resource })).toMatchObject({
    error: 'Ssm.SsmException',
    cause: 'Rate exceeded',
  });
});

test('an expression may give a number', async () => {
  expect(await run({ Ask: { Type: 'Pass', Output: '{% 2 * 21 %}', End: true } })).toMatchObject({
    output: 42,
  });
});
