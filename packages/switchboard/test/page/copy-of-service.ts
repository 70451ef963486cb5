import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../src/stack/service-folder.ts';

/** A copy of a service, to be thrown away. */
export type ServiceCopy = {
  /** The root of the repository that it seems to be in. */
  readonly folder: string;
  /** Has its own tests play a conversation; what they print. */
  readonly plays: (title: string) => Promise<string>;
  readonly throwAway: () => Promise<void>;
};

/** Copies a service; whatever else is in the repository, and what is installed there, is used from here. */
export async function copyOfService(service: string): Promise<ServiceCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'opsline-'));
  await mkdir(join(folder, 'services'));
  const [there, here] = [join(folder, 'services', service), join(root, 'services', service)];
  for (const place of [...globSync('*', { cwd: root }), ...globSync('services/*', { cwd: root })]) {
    const isAbove = here.startsWith(join(root, place));
    if (!isAbove) await symlink(join(root, place), join(folder, place));
  }
  const made = ['node_modules', '.esbuild', '.serverless'];
  await cp(here, there, { recursive: true, filter: (path) => !made.includes(basename(path)) });
  await symlink(join(here, 'node_modules'), join(there, 'node_modules'));
  return {
    folder,
    plays: async (title) => {
      const vitest = join(root, 'node_modules/vitest/vitest.mjs');
      const args = [vitest, 'run', '--root', there, 'test/conversations.test.ts', '-t', title];
      const env = { PATH: process.env.PATH, NO_COLOR: '1', CI: 'true' };
      const ran = promisify(execFile)(process.execPath, args, { cwd: there, env });
      const { stdout, stderr } = await ran.catch((error: unknown) => Object(error));
      return `${stdout}${stderr}`;
    },
    throwAway: () => rm(folder, { recursive: true }),
  };
}
