import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TakenOut, takenOutOn } from './taken-out-page.ts';

const root = join(import.meta.dirname, '..');

/** The exit code of a process that Ctrl-C ended. */
const interrupted = 130;

/**
 * Takes each rule of the page out of the sources, and looks whether a test fails that has the rule's id in its title.
 *
 * @param only ids; all of the page where none is named
 */
function main(only: readonly string[]): void {
  const rules = takenOutOn(readFileSync(join(root, '.github/taken-out.md'), 'utf8'));
  const asked = rules.filter(({ ids }) => only.length === 0 || ids.some((id) => only.includes(id)));
  const unseen = asked.filter((rule) => !isMissed(rule));
  say(`${asked.length - unseen.length} of ${asked.length} rules are missed when they are taken out`);
  process.exitCode = unseen.length === 0 ? 0 : 1;
}

/** Whatever becomes of it, the file is as it was then. */
function isMissed(rule: TakenOut): boolean {
  const { ids, file, was, becomes } = rule;
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  try {
    writeFileSync(
      path,
      text.replace(was, () => becomes),
    );
    const failed = failedIn(rule);
    const silent = ids.filter((id) => !failed.some((title) => new RegExp(`\\b${id}\\b`).test(title)));
    say(`${ids.join(' ')}: ${silent.length === 0 ? 'missed' : `no test fails of ${silent.join(' ')}`}`);
    return silent.length === 0;
  } finally {
    writeFileSync(path, text);
  }
}

/** The titles of the tests of a rule that fail. */
function failedIn({ ids, tests }: TakenOut): readonly string[] {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'vitest.workspace.ts', '--no-isolate'];
  // What waits for what was taken out waits for ever.
  const how = ['--testTimeout=30000', '--reporter=tap-flat', '-t', `\\b(?:${ids.join('|')})\\b`];
  const what = ['--project', `@opsline/${tests.split('/')[1]}`, tests];
  const { stdout, signal, status } = spawnSync(process.execPath, [...vitest, ...how, ...what], {
    cwd: root,
    encoding: 'utf8',
  });
  if (signal !== null || status === interrupted) throw new Error('stopped');
  return stdout.split('\n').filter((line) => line.startsWith('not ok'));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Ctrl-C ends the tests that run, and what they end with ends this, once the file is as it was.
process.on('SIGINT', () => {});
main(process.argv.slice(2));
