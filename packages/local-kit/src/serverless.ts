import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The serverless command, for `node`. */
export const serverless = join(
  dirname(createRequire(import.meta.url).resolve('serverless/package.json')),
  'bin/serverless.js',
);

/**
 * Arguments of `node`, for the serverless command several times in one process and folder: most of a run is loading it.
 *
 * @param runs the arguments of each; one that fails is the last
 */
export function severalRuns(runs: readonly (readonly string[])[]): string[] {
  return [join(import.meta.dirname, 'serverless-runs.ts'), JSON.stringify(runs)];
}
