import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { parametersOf } from './service-folder.ts';

/** The functions of all services, as they are deployed. */
export type Bundled = {
  /** Where those of a service are, by its folder; its handlers lead on from there. */
  readonly locationOf: (folder: string) => string;
  /** Resolves when they are there. @throws when one cannot be bundled, with what esbuild said */
  readonly ready: Promise<unknown>;
  readonly stop: () => Promise<void>;
};

/** Begins to bundle the functions of these services, which takes as long as reading what would be deployed. */
export async function startBundling(folders: readonly string[]): Promise<Bundled> {
  const where = await mkdtemp(join(tmpdir(), 'opsline-'));
  const locationOf = (folder: string): string => join(where, basename(folder));
  const bundle = async (folder: string): Promise<void> => {
    for (const { entry, code } of await bundlesOf(folder, parametersOf(folder))) {
      const file = join(locationOf(folder), `${entry}.cjs`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, code);
    }
  };
  const bundles = folders.map(bundle);
  const ended = Promise.allSettled(bundles);
  return {
    locationOf,
    ready: ended.then(() => Promise.all(bundles)),
    stop: async () => {
      await ended;
      await rm(where, { recursive: true });
    },
  };
}
