import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { paintFor, reportFlow } from './report.ts';

const help = `Checks contact flows (flow language 2019-10-30) as Amazon Connect does when it creates them.

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
  const { right, text: report } = reportFlow(relative(process.cwd(), file), text, paintFor(process.stdout));
  process.stdout.write(`${report}\n`);
  return right ? 0 : 1;
}

function fail(message: string): 1 {
  process.stderr.write(message);
  return 1;
}
