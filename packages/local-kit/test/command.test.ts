import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const command = resolve(import.meta.dirname, '../src/command.ts');
const help = 'Opens doors.\n';

/** A command that opens as many doors as it is told, and ends with their number. */
const program = `
  import { Misused, runCommand } from ${JSON.stringify(command)};
  await runCommand(${JSON.stringify(help)}, { many: { type: 'string', default: '3' } }, ({ values, positionals }) => {
    if (positionals.length > 0) throw new Misused('expected no door');
    if (values.many === 'all') throw new Error('there are too many');
    return Number(values.many);
  });
`;

function run(...args: string[]) {
  // Behind --eval there is no file in the place of a program.
  const node = ['--input-type=module', '--eval', program, '--', 'program', ...args];
  return promisify(execFile)(process.execPath, node).then(
    (ran) => ({ ...ran, code: 0 }),
    ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
  );
}

test.each<[string, string[], number, string, string]>([
  ['it ends with what its work comes to', [], 3, '', ''],
  ['an option of its own is read', ['--many', '4'], 4, '', ''],
  ['help is help', ['--help'], 0, help, ''],
  ['… by one letter, before anything else is looked at', ['-h', 'door'], 0, help, ''],
  ['what the work cannot take is told with the help', ['4071'], 2, '', `expected no door\n\n${help}`],
  ['a fault is told in one line', ['--many', 'all'], 1, '', 'there are too many\n'],
])('%s', async (_, args, code, stdout, stderr) => {
  expect(await run(...args)).toEqual({ code, stdout, stderr });
});

test('an option that there is not is told by its name, without its value', async () => {
  const { code, stderr } = await run('--pin=4071');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Unknown option '--pin'/);
  expect(stderr).not.toContain('4071');
});
