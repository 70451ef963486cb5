import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The serverless command, for `node`. */
export const serverless = join(
  dirname(createRequire(import.meta.url).resolve('serverless/package.json')),
  'bin/serverless.js',
);

/**
 * Arguments of `node`, for the serverless command several times in one process and folder: most of a run is loading it.
 * Where that process has a channel, it writes `endOfRun` after them, and goes on by each message of arguments and what its
 * environment has more.
 *
 * @param runs the arguments of each; one that fails is the last
 */
export function severalRuns(runs: readonly (readonly string[])[]): string[] {
  return [join(import.meta.dirname, 'serverless-runs.ts'), JSON.stringify(runs)];
}

/** What no run writes itself. */
export const endOfRun = '\0';

/** Where Node keeps what it made of the sources of such processes (`NODE_COMPILE_CACHE`). */
export const compiled = join(import.meta.dirname, '../../../node_modules/.cache/opsline/compiled');
