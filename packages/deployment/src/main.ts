import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { serverless } from '@opsline/local-kit/serverless';
import { exitCodes } from './exit-codes.ts';
import { servicesOf, type Told, tell } from './services.ts';

const helps = new Map([
  [
    'diff',
    `What a deployment would create, replace (with the properties that force it) and delete. It changes nothing.

  npx --yes pnpm diff --stage STAGE [SERVICE]

It ends with 0 where nothing would change, 3 where something would, 4 where that needs a yes (OPSLINE_MAY_LOSE),
1 where it failed, and 2 where it was called wrongly.
`,
  ],
  [
    'destroy',
    `Removes what is deployed to a stage. First it lists what has to be done by hand, what goes, and what stays and why.

  npx --yes pnpm destroy --stage STAGE [SERVICE]

  --yes STAGE   instead of being asked

It ends with 0 where all is removed, 1 where it failed or was not wanted, and 2 where it was called wrongly.
`,
  ],
]);

const [command = '', ...rest] = process.argv.slice(2);
const help = helps.get(command) ?? [...helps.values()].join('\n');

function refuse(message: string): never {
  process.stderr.write(`${message}\n\n${help}`);
  process.exit(exitCodes.misused);
}

function readArguments() {
  try {
    return parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        stage: { type: 'string' },
        ...(command === 'destroy' ? { yes: { type: 'string' } as const } : {}),
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
if (values.help || command === '--help') {
  process.stdout.write(help);
  process.exit(exitCodes.done);
}
if (!helps.has(command)) refuse('expected diff or destroy');
const { stage } = values;
if (stage === undefined || stage === '') refuse('expected --stage');
const services = await servicesOf('.');
const [service, ...more] = positionals;
if (more.length > 0) refuse('expected one service, or none for all');
if (service !== undefined && !Object.hasOwn(services, service)) {
  refuse(`${service}: expected one of the services ${Object.keys(services).join(', ')}`);
}
const chosen = Object.entries(services).filter(([name]) => service === undefined || name === service);
process.exitCode = command === 'diff' ? await showAll('diff', stage) : await destroy(stage);

/** One after the other, so that each is read as a whole; the worst of the codes that they end with. */
async function showAll(what: 'diff' | 'removal', of: string): Promise<number> {
  const codes: number[] = [];
  for (const [name, path] of chosen) {
    const told = await tell(resolve(path), what, of);
    write(name, told);
    codes.push(told.code);
  }
  return codes.includes(exitCodes.failed) ? exitCodes.failed : Math.max(...codes);
}

function write(name: string, { answer, said, code }: Told): void {
  if (code !== exitCodes.failed) return void process.stdout.write(answer);
  process.stderr.write(
    `${name}: ${[said, answer]
      .map((it) => it.trim())
      .join('\n')
      .trim()}\n`,
  );
}

async function destroy(of: string): Promise<number> {
  if ((await showAll('removal', of)) !== exitCodes.done) return exitCodes.failed;
  if (!(await isWanted(of))) {
    process.stderr.write('Nothing is removed.\n');
    return exitCodes.failed;
  }
  const args = [
    serverless,
    'remove',
    '--stage',
    of,
    ...(service === undefined ? [] : ['--service', service]),
  ];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? exitCodes.failed;
}

async function isWanted(of: string): Promise<boolean> {
  if (values.yes !== undefined) return values.yes === of;
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Type ${of} to remove all this: `);
  terminal.close();
  return answer.trim() === of;
}
