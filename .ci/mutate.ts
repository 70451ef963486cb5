import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { inOneLine, lineOf, listedOn, type Survivor, without } from './survivors.ts';

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const root = join(import.meta.dirname, '..');

/** Of a hundred changes of a package's sources its tests see so many, at least (ours). */
const least = 93;

/** What keeps people's accounts. */
const rooms: Readonly<Record<string, string>> = {
  attempts: 'packages/attempts',
  employees: 'packages/employees',
  otp: 'packages/otp',
  'auth-lookup': 'services/auth-lookup',
  'password-reset-intent': 'services/password-reset-intent',
};

/** What is not changed: a fake is a test, and a bundle and a command begin in processes of their own. */
const untouched = ['testing/**', 'lambda/**', '**/command.ts'];

/**
 * Changes the sources of a package, one place at a time, and looks whether a test of it fails. What no test saw has to
 * stand on the page, with the reason; what stands there has to be so still.
 *
 * @param name of a package; each in turn where none is named
 * @param files a folder below its sources, or one file; all of them unless told
 */
async function main([name, files = '**']: readonly string[]): Promise<void> {
  const names = name === undefined ? Object.keys(rooms) : [name];
  for (const each of names) {
    const room = rooms[each];
    if (room === undefined) throw new Error(`expected one of ${Object.keys(rooms).join(', ')}`);
    const mutants = await mutantsOf(each, room, files);
    if (mutants.length === 0)
      throw new Error(`expected a folder or a file with sources, got ${room}/src/${files}`);
    tell(each, mutants);
    if (files === '**') compare(room, mutants);
  }
}

/**
 * What was tried before, and neither it nor a test of it has changed since, is remembered and not tried again. So what is done
 * in tests is tried first, by those alone, although it is done while files of tests are loaded too; then what is done only then.
 */
async function mutantsOf(name: string, room: string, files: string): Promise<readonly Mutant[]> {
  process.env.OPSLINE_MUTATED = name;
  await tried(name, room, files, { ignoreStatic: true });
  return tried(name, room, files, { ignoreStatic: false });
}

function tried(
  name: string,
  room: string,
  files: string,
  which: { readonly ignoreStatic: boolean },
): Promise<readonly Mutant[]> {
  return new Stryker({
    ...which,
    mutate: [
      `${room}/src/${files.endsWith('.ts') ? files : `${files}/*.ts`}`,
      ...untouched.map((place) => `!${room}/src/${place}`),
    ],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: '.ci/mutate-vitest.ts', related: false },
    // Each of them holds up to 3 GB.
    concurrency: 2,
    // A test may wait for a machine that is busy.
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 60,
    incremental: true,
    incrementalFile: `node_modules/.cache/opsline/mutants/${name}.json`,
    tempDirName: '.mutants',
    reporters: ['progress-append-only'],
  }).runMutationTest();
}

/** The score of a package and of each of its files. */
function tell(name: string, mutants: readonly Mutant[]): void {
  const files = Map.groupBy(mutants, ({ fileName }) => relative(root, fileName));
  for (const [file, of] of files) say(`${scoreOf(of).toFixed(2).padStart(6)} %  ${file}`);
  const score = scoreOf(mutants);
  say(`${score.toFixed(2).padStart(6)} %  ${name}, of ${mutants.length}`);
  if (score < least) fail(`${name}: expected ${least} % at least`);
}

function scoreOf(mutants: readonly Mutant[]): number {
  const seen = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const unseen = mutants.filter(survived).length;
  return seen + unseen === 0 ? 100 : (100 * seen) / (seen + unseen);
}

function survived({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/** What survived, and what the page says of it. */
function compare(room: string, mutants: readonly Mutant[]): void {
  const survivors = mutants.filter(survived).map(survivorOf);
  const page = readFileSync(join(root, '.github/mutants.md'), 'utf8');
  const listed = listedOn(page).filter(({ file }) => file.startsWith(`${room}/`));
  for (const one of without(survivors, listed)) fail(`${lineOf(one)} survives, and is not on the page`);
  for (const one of without(listed, survivors)) fail(`${lineOf(one)} is on the page, and does not survive`);
}

/** @param mutant whose lines and columns count from 1 (mutation testing report schema) */
function survivorOf({ fileName, location: { start, end }, replacement = '' }: Mutant): Survivor {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const was = lines.map((line, at) =>
    line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined),
  );
  return { file: relative(root, fileName), was: inOneLine(was.join('\n')), became: inOneLine(replacement) };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): void {
  say(line);
  process.exitCode = 1;
}

await main(process.argv.slice(2));
