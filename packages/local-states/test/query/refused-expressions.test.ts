import { expect, test } from 'vitest';
import { parseMachine } from '../../src/index.ts';
import { machineOf, task } from '../machines.ts';

const end = { Type: 'Succeed' };
function pass(Output: unknown) {
  return machineOf({ A: { Type: 'Pass', Output, End: true } });
}
function map(more: object) {
  return machineOf({
    A: { Type: 'Map', ItemProcessor: { StartAt: 'B', States: { B: end } }, End: true, ...more },
  });
}

/** Definitions that both this parser and asl-validator refuse, with what the parser says. */

test.each([
  ['a broken expression', pass({ a: '{% 1 + %}' }), 'States.A: Output/a: INVALID_JSONATA_EXPRESSION: S0207'],
  [
    'an unfinished expression',
    pass('{% 1 + 1'),
    'States.A: Output: an expression starts with {% and ends with %}',
  ],
  [
    '$states.result in a Pass',
    pass('{% $states.result %}'),
    "the field '$states.result' does not exist here",
  ],
  [
    '$states.result in Arguments',
    machineOf({ A: task({ Arguments: '{% $states.result %}' }) }),
    'States.A: Arguments: ',
  ],
  [
    '$states.errorOutput outside Catch',
    machineOf({ A: task({ Output: '{% $states.errorOutput %}' }) }),
    "the field '$states.errorOutput' does not exist here",
  ],
  ...[
    '$eval("1")',
    '$map(["1"], $eval)',
    '($f := $eval; $f("1"))',
    '$map([1], function($x) { $eval ("1") })',
  ].map((expression): [string, unknown, string] => [
    `an evaluated text: ${expression}`,
    pass(`{% ${expression} %}`),
    'States.A: Output: UNSUPPORTED_JSONATA_EXPRESSION: $eval is not supported',
  ]),
  ...[
    '$x ?? 1',
    '$x ?: 1',
    '$sum([1, $x ??2])',
    '$states.input.a[b ?? c]',
    '$map([1], function($y) { $y?:1 })',
  ].map((expression): [string, unknown, string] => [
    `an operator newer than the service: ${expression}`,
    pass(`{% ${expression} %}`),
    'States.A: Output: UNSUPPORTED_JSONATA_EXPRESSION: ?? and ?: are not in JSONata 2.0.6',
  ]),
  ...[
    'Task.Token',
    'Execution.RoleArn',
    'Execution.RedriveCount',
    'Map.Item.Key',
    'Execution.Nam',
    'task',
  ].map((path): [string, unknown, string] => [
    `a field that the context lacks here: ${path}`,
    pass({ a: `{% $exists($states.context.${path}) %}` }),
    `States.A: Output/a: UNSUPPORTED_JSONATA_EXPRESSION: the field '$states.context.${path}' does not exist here`,
  ]),
  ...['states', '1st', 'a-b', '_x', 'x'.repeat(81)].map((name): [string, unknown, string] => [
    `a variable named ${JSON.stringify(name).slice(0, 12)}`,
    machineOf({ A: { Type: 'Pass', Assign: { [name]: 1 }, End: true } }),
    `States.A.Assign.${name}: `,
  ]),
  [
    'a delay of a year and a day',
    machineOf({ A: task({ Retry: [{ ErrorEquals: ['E'], MaxDelaySeconds: 31_622_400 }] }) }),
    'States.A.Retry.0.MaxDelaySeconds: ',
  ],
  ...Object.entries({
    IntervalSeconds: 0,
    MaxAttempts: -1,
    BackoffRate: 0.5,
    JitterStrategy: 'SOME',
    MaxDelay: 5,
  }).map(([field, value]): [string, unknown, string] => [
    `a retrier with ${field} ${value}`,
    machineOf({ A: task({ Retry: [{ ErrorEquals: ['E'], [field]: value }] }) }),
    field === 'MaxDelay' ? 'States.A.Retry.0: Unrecognized key: "MaxDelay"' : `States.A.Retry.0.${field}: `,
  ]),
  ...['ItemBatcher', 'ToleratedFailureCount', 'ResultWriter', 'Label'].map(
    (field): [string, unknown, string] => [
      `${field} of a Map`,
      map({ [field]: 1 }),
      `States.A: Unrecognized key: "${field}"`,
    ],
  ),
  ['a bare name', pass('{% phone %}'), "Reference to 'phone' at the top level is not supported"],
  [
    'a bare name deep inside',
    pass('{% $count([1, "a" & phone]) %}'),
    "Reference to 'phone' at the top level",
  ],
  [
    'a bare name in a function',
    pass('{% $map([1], function($x) { b }) %}'),
    "Reference to 'b' at the top level",
  ],
  ['the top-level context', pass('{% $$ %}'), "Reference to '$$' at the top level is not supported"],
])('refused: %s', (_, definition, message) => {
  expect(() => parseMachine(definition)).toThrow(message);
});

test.each([
  '{% $states.input.items[value > 3] %}',
  '{% $states.input.a.(b & c) %}',
  '{% $map([1], function($x) { $x }) %}',
  '{% $sum([1..3]) %}',
  '{% $exists($x) ? $x : "??" %}',
  '{% $contains("a", /(?:a)/) ? "?:" : 1 %}',
  '{% $states.context.Execution.Input.RoleArn %}',
  '{% $states.context.Map.Item.Value.Task %}',
  '{% $keys($states.context.State) %}',
])('taken: %s', (expression) => {
  expect(parseMachine(pass(expression)).scope.startAt).toBe('A');
});
