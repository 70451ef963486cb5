import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

/** A slow machine is no fault: only what hangs is ended, and no test means a time. Milliseconds. */
const tenMinutes = 600_000;
const halfAnHour = 3 * tenMinutes;

/**
 * How many times as much is tried as usual: runs of each property, instances in a large fleet.
 *
 * @throws unless `OPSLINE_TIMES` is a whole number above 0, or not there
 */
function timesAsMuch({ OPSLINE_TIMES = '1' }: NodeJS.ProcessEnv): number {
  if (/^[1-9][0-9]{0,3}$/.test(OPSLINE_TIMES)) return Number(OPSLINE_TIMES);
  throw new Error('OPSLINE_TIMES: expected a whole number from 1 to 9999');
}

declare module 'vitest' {
  interface ProvidedContext {
    times: number;
    accept: boolean;
  }
}

const root = import.meta.dirname;
const folders = globSync('{services,packages}/*/package.json', { cwd: root }).map(dirname);

/** With vitest's own `--update`, the pages that tests play are written anew instead of being compared. */
const acceptedByUpdate: Plugin = {
  name: 'accept',
  configureVitest: ({ vitest }) =>
    vitest.provide('accept', vitest.config.snapshotOptions.updateSnapshot === 'all'),
};

const times = timesAsMuch(process.env);

export default defineConfig({
  plugins: [acceptedByUpdate],
  test: {
    // Ten times as much takes longer.
    testTimeout: times < 10 ? tenMinutes : halfAnHour,
    hookTimeout: tenMinutes,
    teardownTimeout: tenMinutes,
    expect: { poll: { timeout: tenMinutes } },
    env: {
      // What somebody set for the stages of their own is nothing to a test.
      OPSLINE_STAGES: '',
      // Many tests begin the same commands: what Node made of their sources is kept.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/opsline/compiled'),
    },
    // By its whole title a conversation is found, and played alone.
    taskTitleValueFormatTruncate: 0,
    globalSetup: join(root, '.ci/temporary-folder.ts'),
    setupFiles: join(root, '.ci/property-runs.ts'),
    provide: { times },
    // A folder that is only named would have none of the above.
    projects: folders.map((folder) => ({
      test: { name: `@opsline/${basename(folder)}`, root: join(root, folder) },
    })),
  },
});
