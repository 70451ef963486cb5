import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, styleText } from 'node:util';
import { checkFlow } from './check/check-flow.ts';
import { keptInput } from './check/kept-input.ts';
import { readDocument } from './flow/document.ts';
import { type Problem, pathOf } from './flow/problem.ts';

const help = `Checks contact flows (flow language 2019-10-30) as Amazon Connect does when it creates them,
and that none keeps what a caller entered.

  node packages/local-connect/src/check.ts [files...]

Without files it checks services/*/flows/*.json. \${Placeholders} of Fn::Sub stand for ARNs.
Exit code 0 when every flow is right, 1 when one is not or none was found.
`;

const root = fileURLToPath(new URL('../../..', import.meta.url));

process.exitCode = main(process.argv.slice(2));

function main(given: readonly string[]): number {
  const read = readArguments(given);
  if ('problem' in read) return fail(`${read.problem}\n\n${help}`);
  if (read.help) {
    process.stdout.write(help);
    return 0;
  }
  const files = read.files.length > 0 ? read.files : globSync(`${root}services/*/flows/*.json`).toSorted();
  if (files.length === 0) return fail('There is no flow under services/*/flows.\n');
  return Math.max(...files.map(checkFile));
}

type Arguments = { readonly help: boolean; readonly files: readonly string[] } | { readonly problem: string };

function readArguments(given: readonly string[]): Arguments {
  try {
    const options = { help: { type: 'boolean', short: 'h' } } as const;
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
    return { help: values.help === true, files: positionals };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'The arguments are not understood' };
  }
}

function checkFile(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : 'The file cannot be read'}\n`);
  }
  const name = relative(process.cwd(), file);
  const problems = [...checkFlow(text), ...keptInput(text)];
  if (problems.length === 0) print(`${paint('green', 'right')}  ${name} ${paint('dim', size(text))}`);
  else
    print(
      [`${paint('red', 'wrong')}  ${name}`, ...problems.map((problem) => inWords(problem, text))].join('\n'),
    );
  return problems.length === 0 ? 0 : 1;
}

function inWords(problem: Problem, text: string): string {
  return `       ${problem.path}${identifierAt(text, problem)}\n         ${problem.message}`;
}

function size(text: string): string {
  return `(${readDocument(text).readable.Actions.length} actions)`;
}

/** The Identifier beside the path: people know their actions by name, not by position. */
function identifierAt(text: string, { path }: Problem): string {
  const { Actions } = readDocument(text).readable;
  const action = Actions.find((_, at) => path.startsWith(`${pathOf(['Actions', at])}.`));
  return action?.Identifier === undefined ? '' : ` (${action.Identifier})`;
}

/** Plain where there is no terminal or NO_COLOR is set. */
function paint(colour: 'green' | 'red' | 'dim', text: string): string {
  return styleText(colour, text, { stream: process.stdout });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(message: string): 1 {
  process.stderr.write(message);
  return 1;
}
