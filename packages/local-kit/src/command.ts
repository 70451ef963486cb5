import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Arguments that a command cannot do anything with; the message says what was expected. */
export class Misused extends Error {}

/** One of these, by its name. @throws Misused where it is none */
export function named<Name extends string>(names: readonly Name[], name: string, what: string): Name {
  const found = names.find((it) => it === name);
  if (found === undefined) throw new Misused(`There is no ${what} ${name}.`);
  return found;
}

/** The arguments of a command: options by their names, and what is none. */
export type Asked<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options & typeof helpOption }>
>;

const helpOption = { help: { type: 'boolean', short: 'h', default: false } } as const;

/**
 * Runs a command of this process, which ends with the code that the work comes to. `--help` is told by 0, wrong arguments by
 * 2, with the help behind them, and a fault by 1, with its message alone.
 *
 * @param help what it says of itself
 * @param work throws `Misused` where the arguments are wrong
 */
export async function runCommand<const Options extends ParseArgsOptionsConfig>(
  help: string,
  options: Options,
  work: (asked: Asked<Options>) => number | Promise<number>,
): Promise<void> {
  try {
    const asked = readArguments(options);
    if ('help' in asked.values && asked.values.help === true) process.stdout.write(help);
    else process.exitCode = await work(asked);
  } catch (fault) {
    const isMisused = fault instanceof Misused;
    process.stderr.write(`${inWords(fault)}\n${isMisused ? `\n${help}` : ''}`);
    process.exitCode = isMisused ? 2 : 1;
  }
}

function readArguments<const Options extends ParseArgsOptionsConfig>(options: Options): Asked<Options> {
  try {
    return parseArgs({
      args: process.argv.slice(2),
      allowPositionals: true,
      options: { ...options, ...helpOption },
    });
  } catch (error) {
    throw new Misused(inWords(error));
  }
}

function inWords(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
