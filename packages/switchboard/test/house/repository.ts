import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../src/stack/service-folder.ts';

/** Services and packages, as paths from the root. */
export const folders: readonly string[] = globSync('{services,packages}/*/package.json', { cwd: root })
  .map(dirname)
  .toSorted();

/**
 * The text of files of the repository, by their paths from the root.
 *
 * @param patterns globs from the root; what is installed or made is left out
 */
export function texts(...patterns: readonly string[]): ReadonlyMap<string, string> {
  const paths = globSync(patterns, { cwd: root, exclude: isMade }).toSorted();
  return new Map(paths.map((path) => [path, textOf(path)]));
}

/** The text of one file, by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Whether something at a path is installed or made, and no part of the repository. */
function isMade(path: string): boolean {
  return /(^|\/)(node_modules|\.esbuild|\.serverless|\.bench|\.git)(\/|$)/.test(path);
}
