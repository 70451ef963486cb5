import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../../..');

/** A copy of the repository, to be thrown away. */
export type Copy = {
  readonly folder: string;
  /** Runs Node with arguments, the first of them a program, in one of its folders. */
  readonly run: (args: readonly string[], folder?: string) => Promise<Ran>;
  /** Writes a service with an intent, as `pnpm new-intent` does. */
  readonly newIntent: (name: string) => Promise<Ran>;
  readonly throwAway: () => Promise<void>;
};

export type Ran = { readonly code: number; readonly output: string };

/** What is not copied: what is installed is linked, and what tools leave, or somebody set for stages of
 * their own, is nothing of ours. */
const left = ['node_modules', '.git', '.esbuild', '.serverless', 'stages.yml'];

/** Copies the repository; what is installed there is used from here. */
export async function copyOfTheRepository(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'opsline-'));
  await cp(root, folder, { recursive: true, filter: (path) => !left.includes(basename(path)) });
  for (const place of ['.', ...globSync('{packages,services}/*', { cwd: root })]) {
    const installed = join(root, place, 'node_modules');
    if (existsSync(installed)) await symlink(installed, join(folder, place, 'node_modules'));
  }
  const run: Copy['run'] = async (args, where = '.') => {
    try {
      // What is set for this run of the tests is nothing of theirs.
      const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', CI: 'true' };
      const cwd = join(folder, where);
      const options = { cwd, env, maxBuffer: 2 ** 26 };
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options);
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = Object(error);
      return { code: typeof code === 'number' ? code : 1, output: `${stdout}${stderr}` };
    }
  };
  return {
    folder,
    run,
    newIntent: async (name) => {
      const ran = await run(['packages/scaffold/src/main.ts', name, '--no-install']);
      // The packages that it needs are those that its template needs.
      const installed = join(root, 'packages/scaffold/node_modules');
      if (ran.code === 0) await symlink(installed, join(folder, `services/${name}-intent/node_modules`));
      return ran;
    },
    throwAway: () => rm(folder, { recursive: true }),
  };
}
