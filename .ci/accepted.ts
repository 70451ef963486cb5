import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const root = join(import.meta.dirname, '..');
const pages = ['README.md', 'services/*/README.md', 'services/*/*/*.md', 'packages/switchboard/tour/*.md'];

/** Says which pages were written anew, in how many lines, and which of their scenes could not be. */
export default class implements Reporter {
  readonly #before = new Map<string, readonly string[]>();

  onTestRunStart(): void {
    for (const page of globSync(pages, { cwd: root })) this.#before.set(page, linesOf(page));
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const changed = globSync(pages, { cwd: root })
      .toSorted()
      .map((page) => ({ page, count: different(this.#before.get(page) ?? [], linesOf(page)) }))
      .filter(({ count }) => count > 0);
    for (const { page, count } of changed) say(`${page}: ${count} ${count === 1 ? 'line' : 'lines'}`);
    if (changed.length === 0) say('every page already says what is said');
    for (const module of modules) sayWhatFailed(module);
  }
}

function linesOf(page: string): readonly string[] {
  return readFileSync(join(root, page), 'utf8').split('\n');
}

/** How many lines are new, or gone, if those are more. */
function different(before: readonly string[], after: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  const kept = after.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  }).length;
  return Math.max(after.length, before.length) - kept;
}

function sayWhatFailed(module: TestModule): void {
  const errors = [
    ...module.errors(),
    ...[...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? []),
  ];
  const file = relative(root, module.moduleId);
  for (const { message } of errors) say(/^\S+\.md:\d/.test(message) ? message : `${file}: ${message}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
