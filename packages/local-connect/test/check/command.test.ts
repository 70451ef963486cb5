import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { flowWith, mutate } from '../every-action.ts';

const command = fileURLToPath(new URL('../../src/check.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'opsline-flows-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function run(...given: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...given], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const right = file(
  'right.json',
  mutate(flowWith('lookup'), 'Actions.0.Parameters.LambdaFunctionARN', `\${Lookup.Arn}`),
);
const wrong = file('wrong.json', mutate(flowWith('lookup'), 'Actions.0.Transitions.Errors', []));
const broken = file('broken.json', '{');

test('right and wrong flows are told apart, plainly where there is no terminal', () => {
  expect(run(right, wrong, broken)).toEqual({
    status: 1,
    stderr: '',
    stdout: `right  right.json (3 actions)
wrong  wrong.json
       Actions[0].Transitions.Errors (lookup)
         InvokeLambdaFunction must wire the error "NoMatchingError"
wrong  broken.json
       (flow)
         is not JSON
`,
  });
});

test.each<[string, Record<string, string>, readonly string[]]>([
  ['what was keyed in', { pin: '$.StoredCustomerInput' }, ['pin']],
  ['… written otherwise', { pin: "$.['StoredCustomerInput']" }, ['pin']],
  ['… within a text', { a: '1', said: 'it was $.StoredCustomerInput, twice' }, ['said']],
  ['… as a name', { 'was_$.StoredCustomerInput': 'yes' }, ['was_$.StoredCustomerInput']],
  ['what was said to the bot', { job: '$.Lex.Slots.JobName', pin: "$.Lex['Slots']['Pin']" }, ['job', 'pin']],
  ['what a function has looked at', { employeeId: '$.External.employeeId' }, []],
  ['what the bot decided', { handOver: '$.Lex.SessionAttributes.handOver' }, []],
])('P8 contact attributes outlive the call: %s', (_, attributes, refused) => {
  const { stdout } = run(
    file('kept.json', mutate(flowWith('attributes'), 'Actions.0.Parameters.Attributes', attributes)),
  );
  const lines = refused.map(
    (name) => `       Actions[0].Parameters.Attributes.${name} (attributes)
         must not keep what a caller entered: attributes outlive the call\n`,
  );
  expect(stdout).toBe(
    refused.length === 0 ? 'right  kept.json (3 actions)\n' : `wrong  kept.json\n${lines.join('')}`,
  );
});

test('exit codes and help', () => {
  expect(run(right)).toMatchObject({ status: 0, stderr: '' });
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Checks contact flows') });
  expect(run('--colour')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('--colour'),
  });
  expect(run('nowhere.json')).toMatchObject({ status: 1, stderr: expect.stringContaining('nowhere.json') });
});
