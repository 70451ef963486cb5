import { createHash, randomUUID } from 'node:crypto';
import { glob, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const repository = resolve(import.meta.dirname, '../../..');

/** From a repository's root. Whoever deletes it loses time alone. */
const cache = 'node_modules/.cache/opsline/bundles';

/** All bundles of the services, some changes back. */
const most = 64;

const madeShape = z.object({ code: z.string(), inputs: z.array(z.string()) });

/** What esbuild made: the bundle, and the files that it is made of, from the service's folder. */
export type Made = z.output<typeof madeShape>;

/** The code of this repository, and what is installed. */
const sources = [
  '{packages,services}/*/*.{ts,cjs,json}',
  '{packages,services}/*/{src,flows,slack}/**/*.{ts,cjs,json}',
  '{package,tsconfig.base}.json',
  'node_modules/.pnpm/lock.yaml',
];

/** All that bundles are made of now but what is installed, and a digest of that and what is installed. */
async function sourcesNow(
  root: string,
): Promise<{ readonly files: ReadonlySet<string>; readonly digest: string }> {
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: root })) files.push(join(root, file));
  const contents = await Promise.all(files.sort().map((file) => readFile(file)));
  const hash = createHash('sha256');
  for (const [index, content] of contents.entries()) {
    hash.update(`${files[index]}\0${content.length}\0`).update(content);
  }
  return { files: new Set(files), digest: hash.digest('hex') };
}

/** What is made for a service, or was made before of the same sources. */
export type Kept = {
  /** @param entry the module that the bundle begins with, from the service's folder */
  readonly of: (entry: string, make: () => Promise<Made>) => Promise<Made>;
  /** Has what was made until now kept, unless a source changed meanwhile. */
  readonly keep: () => Promise<void>;
};

/**
 * What was made of a service, by its folder.
 *
 * @param root of the repository; what stands elsewhere is always made
 */
export async function keptOf(folder: string, root = repository): Promise<Kept> {
  const within = join(root, cache);
  if (!resolve(folder).startsWith(join(root, 'services/'))) {
    return { of: (_, make) => make(), keep: async () => {} };
  }
  const { files, digest } = await sourcesNow(root);
  const fresh = new Map<string, Made>();
  return {
    of: async (entry, make) => {
      const key = createHash('sha256')
        .update(JSON.stringify([digest, resolve(folder), entry]))
        .digest('hex');
      const kept = await keptAs(join(within, key));
      if (kept !== undefined) return kept;
      const made = await make();
      const own = made.inputs.filter((path) => !dependency.test(path)).map((path) => resolve(folder, path));
      if (own.every((path) => files.has(path))) fresh.set(key, made);
      return made;
    },
    keep: async () => {
      if (fresh.size === 0 || (await sourcesNow(root)).digest !== digest) return;
      await mkdir(within, { recursive: true });
      await Promise.all([...fresh].map(([key, made]) => write(join(within, key), made)));
      await removeOld(within);
    },
  };
}

/** What is installed, or made up by a plugin or esbuild itself: `(disabled):…`. */
const dependency = /(^|\/)node_modules\/|^[\w()-]+:/;

async function keptAs(file: string): Promise<Made | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : madeShape.parse(JSON.parse(text));
}

/** Written beside, and named when it is whole: another process may look for it now. */
async function write(file: string, made: Made): Promise<void> {
  const beside = `${file}.${randomUUID()}`;
  await writeFile(beside, JSON.stringify(made));
  await rename(beside, file);
}

async function removeOld(within: string): Promise<void> {
  const times = (await readdir(within)).map(async (name) => {
    const file = join(within, name);
    // Another process may have removed it.
    return { file, time: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 };
  });
  const old = (await Promise.all(times)).toSorted((one, other) => other.time - one.time).slice(most);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}
