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
