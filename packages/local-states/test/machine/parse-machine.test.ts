import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
const broken: readonly (readonly [string, unknown, string])[] = [
  ['Parameters', machineOf({ A: task({ Parameters: {} }) }), 'States.A: Unrecognized key: "Parameters"'],
  ['an unknown type', machineOf({ A: { Type: 'Loop' } }), 'States.A.Type: '],
  ['a missing Next', machineOf({ A: task({ End: undefined, Next: 'B' }) }), 'there is no state "B"'],
  ['a missing StartAt', { ...machineOf({ A: end }), StartAt: 'B' }, 'StartAt: MISSING_TRANSITION_TARGET'],
  [
    'a Catch to nowhere',
    machineOf({ A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }) }),
    'there is no state "B"',
  ],
  [
    'a state nothing leads to',
    machineOf({ A: end, B: end }),
    'States.B: MISSING_TRANSITION_TARGET: nothing leads here',
  ],
];

test.each(broken)('refused: %s', (_, definition, message) => {
  expect(() => parseMachine(definition)).toThrow(message);
});

test('asl-validator refuses them too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-states-'));
  try {
    const files = await Promise.all(
      broken.map(async ([, definition], i) => {
        const file = join(folder, `${i}.json`);
        await writeFile(file, JSON.stringify(definition));
        return file;
      }),
    );
    const main = createRequire(import.meta.url).resolve('asl-validator');
    const linter = join(main, '../../bin/asl-validator.js');
    const lint = promisify(execFile)(process.execPath, [
      linter,
      ...files.flatMap((file) => ['--json-path', file]),
    ]);
    const { stdout, stderr } = await lint.catch((error: { stdout: string; stderr: string }) => error);
    const said = stdout + stderr;
    for (const file of files) expect(said).toContain(`"${file}" is invalid`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ['JSONPath', { StartAt: 'A', States: { A: end } }, 'QueryLanguage: '],
  [
    'a distributed Map',
    map({ ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'B', States: { B: end } } }),
    'States.A.ItemProcessor.ProcessorConfig.Mode: ',
  ],
  ['ItemReader', map({ ItemReader: {} }), 'States.A: Unrecognized key: "ItemReader"'],
  [
    'HeartbeatSeconds',
    machineOf({ A: task({ HeartbeatSeconds: 1 }) }),
    'States.A: Unrecognized key: "HeartbeatSeconds"',
  ],
  ['Credentials', machineOf({ A: task({ Credentials: {} }) }), 'States.A: Unrecognized key: "Credentials"'],
  [
    'TimeoutSeconds outside a Task',
    map({ TimeoutSeconds: 5 }),
    'States.A: Unrecognized key: "TimeoutSeconds"',
  ],
  ...['.waitForTaskToken', '.sync', '.sync:2'].map((suffix): [string, unknown, string] => [
    `a task that would wait: ${suffix}`,
    machineOf({ A: task({ Resource: `arn:aws:states:::ecs:runTask${suffix}` }) }),
    `States.A.Resource: ${suffix} is not supported`,
  ]),
  [
    'a function that is given a token',
    machineOf({ A: task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }) }),
    'States.A.Resource: .waitForTaskToken is not supported',
  ],
  [
    'an activity',
    machineOf({ A: task({ Resource: 'arn:aws:states:eu-west-1:111122223333:activity:approve' }) }),
    'States.A.Resource: activities are not supported',
  ],
  ...[
    '2026-11-23T08:10:00',
    '2026-11-23 08:10:00Z',
    '2026-11-23',
    '2026-02-30T08:10:00Z',
    '2025-02-29T08:10:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T08:10Z',
    '2026-11-23t08:10:00z',
    '2026-11-23T08:10:00+0100',
    'soon',
  ].map((Timestamp): [string, unknown, string] => [
    `a moment written ${Timestamp}`,
    machineOf({ A: { Type: 'Wait', Timestamp, End: true } }),
    'States.A.Timestamp: ',
  ]),
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
  ...['ItemBatcher', 'ToleratedFailureCount', 'ToleratedFailurePercentage', 'ResultWriter', 'Label'].map(
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
  [
    'States.ALL not alone',
    machineOf({ A: task({ Retry: [{ ErrorEquals: ['X', 'States.ALL'] }] }) }),
    'States.A: Retry[0]: States.ALL stands alone and last',
  ],
  [
    'States.ALL not last',
    machineOf({ A: task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['X'] }] }) }),
    'Retry[0]',
  ],
  ['Next and End', machineOf({ A: task({ Next: 'A' }) }), 'States.A: expected either Next or End'],
  [
    'Seconds and Timestamp',
    machineOf({ A: { Type: 'Wait', Seconds: 1, Timestamp: '2026-11-23T08:10:00Z', End: true } }),
    'States.A: expected either Seconds or Timestamp',
  ],
  [
    'one state name twice',
    map({ ItemProcessor: { StartAt: 'A', States: { A: end } } }),
    "States.A: a state's name is unique",
  ],
  [
    'an inner variable named as an outer one',
    machineOf({
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
      B: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'C', States: { C: { Type: 'Pass', Assign: { x: 2 }, End: true } } },
        End: true,
      },
    }),
    'C.Assign.x: an outer scope has this variable',
  ],
  [
    'a fault inside a Map',
    map({ ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', Output: '{% $ %}', End: true } } } }),
    'States.A.ItemProcessor.States.B: Output: ',
  ],
  [
    'a fault inside a branch',
    machineOf({
      A: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'B', States: { B: { Type: 'Wait', End: true } } }],
        End: true,
      },
    }),
    'States.A.Branches.0.States.B: ',
  ],
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

const placeholder = `\${Name}`;

test('placeholders are filled in, and one without a value is an error', () => {
  const definition = machineOf({ A: task({ Resource: `arn:${placeholder}` }) });
  expect(parseMachine(definition, { Name: 'x' }).resources).toEqual(['arn:x']);
  expect(() => parseMachine(definition)).toThrow(`States.A.Resource: no substitution for ${placeholder}`);
});

test('placeholders stand in names of fields too', () => {
  const states = { A: task({ Next: placeholder, End: undefined }), [placeholder]: end };
  expect([...parseMachine(machineOf(states), { Name: 'B' }).scope.states.keys()]).toEqual(['A', 'B']);
});

test.each(['é', 'naïve_2', 'x'.repeat(80)])('a variable may be named %s', (name) => {
  const definition = machineOf({ A: { Type: 'Pass', Assign: { [name]: 1 }, End: true } });
  expect(parseMachine(definition).scope.startAt).toBe('A');
});
