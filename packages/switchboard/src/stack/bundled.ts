import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { parametersOf } from './service-folder.ts';

/** The functions of all services, as they are deployed. */
export type Bundled = {
  /** Where those of a service are, by its folder; its handlers lead on from there. */
  readonly locationOf: (folder: string) => string;
  /** The files that those of a service are made of, once they are there. */
  readonly inputsOf: (folder: string) => ReadonlySet<string>;
  /** Resolves when they are there. @throws when one cannot be bundled, with what esbuild said */
  readonly ready: Promise<unknown>;
  readonly stop: () => Promise<void>;
};

/** Begins to bundle the functions of these services, which takes as long as reading what would be deployed. */
export async function startBundling(folders: readonly string[]): Promise<Bundled> {
  const where = await mkdtemp(join(tmpdir(), 'opsline-'));
  const locationOf = (folder: string): string => join(where, basename(folder));
  const inputs = new Map<string, ReadonlySet<string>>();
  const bundle = async (folder: string): Promise<void> => {
    const made = await bundlesOf(folder, parametersOf(folder));
    inputs.set(folder, new Set(made.flatMap((one) => one.inputs.map((path) => resolve(folder, path)))));
    for (const { entry, code } of made) {
      const file = join(locationOf(folder), `${entry}.cjs`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, code);
    }
  };
  const bundles = folders.map(bundle);
  const ended = Promise.allSettled(bundles);
  const ready = ended.then(() => Promise.all(bundles));
  // Who waits for it may first wait for something else: until then nobody has to know that it failed.
  ready.catch(() => {});
  return {
    locationOf,
    inputsOf: (folder) => inputs.get(folder) ?? new Set(),
    ready,
    stop: async () => {
      await ended;
      await rm(where, { recursive: true, force: true });
    },
  };
}
