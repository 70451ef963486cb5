import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { parse } from 'yaml';
import { z } from 'zod';

/** A function as it is deployed. */
export type Bundle = {
  /** Its key in serverless.yml. */
  readonly name: string;
  /** The variables that its environment has. */
  readonly variables: readonly string[];
  /** Seconds, as serverless.yml says. */
  readonly timeout: number | undefined;
  /** CommonJS, whole: it needs no node_modules. */
  readonly code: Uint8Array;
  /** The files it is made of, from the service's folder. */
  readonly inputs: readonly string[];
};

const functionShape = z.object({
  handler: z.string().regex(/^[\w/-]+\.handler$/),
  environment: z.record(z.string(), z.unknown()).default({}),
  timeout: z.number().optional(),
});

const serviceShape = z.object({
  custom: z.object({ esbuild: z.string().optional() }),
  functions: z.record(z.string(), functionShape).default({}),
});

/** What the file holds that custom.esbuild leads to. */
const optionsShape = z.object({
  minify: z.boolean(),
  keepNames: z.boolean(),
  format: z.literal('cjs'),
  target: z.string(),
  mainFields: z.array(z.string()),
  plugins: z.string(),
});

const pluginsShape = z.array(z.custom<Plugin>((plugin) => typeof Object(plugin).setup === 'function'));

/** From where the paths in serverless.yml lead on: what stands elsewhere, such as a template, stands in for a service. */
const load = createRequire(new URL('../../../services/any/serverless.yml', import.meta.url));

/** The options that the serverless command hands to esbuild, with their plugins loaded as serverless-esbuild does. */
function optionsOf(written: string): BuildOptions {
  const path = /^\$\{file\((.+)\)\}$/.exec(written)?.[1];
  if (path === undefined) throw new Error('custom.esbuild: expected a file(…) of options');
  const options = optionsShape.parse(load(path));
  return { ...options, plugins: pluginsShape.parse(load(options.plugins)) };
}

/**
 * Bundles the functions of a service as serverless-esbuild does, by the options that its serverless.yml leads to.
 *
 * @param folder the service's
 * @throws when serverless.yml cannot be read, or a function cannot be bundled
 */
export async function bundlesOf(folder: string): Promise<Bundle[]> {
  const { options, functions } = await readService(folder);
  return Promise.all(
    Object.entries(functions).map(async ([name, { handler, environment, timeout }]) => {
      const entry = { entryPoints: [handler.replace(/\.handler$/, '.ts')] };
      const { metafile, outputFiles } = await build({
        ...options,
        ...entry,
        ...inMemory(folder),
        metafile: true,
      });
      return {
        name,
        variables: Object.keys(environment),
        timeout,
        code: outputFiles[0]?.contents ?? new Uint8Array(),
        inputs: Object.keys(metafile.inputs),
      };
    }),
  );
}

/**
 * Bundles a few lines of code as the functions of a service are: what a figure is compared with.
 *
 * @param code TypeScript, which may import what the service may
 */
export async function bundleOf(folder: string, code: string): Promise<Uint8Array> {
  const { options } = await readService(folder);
  const stdin = { contents: code, resolveDir: folder, loader: 'ts' as const };
  const { outputFiles } = await build({ ...options, stdin, ...inMemory(folder) });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

async function readService(folder: string) {
  const text = await readFile(join(folder, 'serverless.yml'), 'utf8');
  // CloudFormation's tags are of no interest here, and unknown.
  const { custom, functions } = serviceShape.parse(parse(text, { merge: true, logLevel: 'silent' }));
  return { functions, options: custom.esbuild === undefined ? {} : optionsOf(custom.esbuild) };
}

function inMemory(folder: string) {
  return { absWorkingDir: folder, bundle: true, platform: 'node', write: false } as const;
}
