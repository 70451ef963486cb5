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
