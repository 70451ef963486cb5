import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withFiles } from '@opsline/local-kit/read-template';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { parse } from 'yaml';
import { z } from 'zod';
import { keptOf, type Made } from './kept.ts';

/** A function as it is deployed. */
export type Bundle = {
  /** Its key in serverless.yml. */
  readonly name: string;
  /** The module that it begins with, from the service's folder, without an extension. */
  readonly entry: string;
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
  handler: z.string(),
  environment: z.union([z.string(), z.record(z.string(), z.unknown())]).default({}),
  timeout: z.number().optional(),
});

const chosenShape = z.object({
  handler: z.string().regex(/^[\w/-]+\.handler$/),
  environment: z.record(z.string(), z.unknown()),
});

const serviceShape = z.object({
  params: z.object({ default: z.record(z.string(), z.unknown()) }).default({ default: {} }),
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
 * @param given what the deployment gives, by parameter, where a handler or an environment is chosen by one; else the default
 * @throws when serverless.yml cannot be read, or a function cannot be bundled
 */
export async function bundlesOf(
  folder: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Bundle[]> {
  const { options, functions, defaults } = await readService(folder);
  if (Object.keys(functions).length === 0) return [];
  const kept = await keptOf(folder);
  const chosen = (written: unknown) => chosenBy({ ...defaults, ...given }, folder, written);
  const bundles = await Promise.all(
    Object.entries(functions).map(async ([name, { timeout, ...written }]) => {
      const { handler, environment } = chosenShape.parse({
        handler: chosen(written.handler),
        environment: chosen(written.environment),
      });
      const entry = handler.replace(/\.handler$/, '');
      const { code, inputs } = await kept.of(entry, () => bundle(folder, entry, options));
      return {
        name,
        entry,
        variables: Object.keys(environment),
        timeout,
        code: Buffer.from(code),
        inputs,
      };
    }),
  );
  await kept.keep();
  return bundles;
}

async function bundle(folder: string, entry: string, options: BuildOptions): Promise<Made> {
  const entryPoints = [`${entry}.ts`];
  const { metafile, outputFiles } = await build({
    ...options,
    entryPoints,
    ...inMemory(folder),
    metafile: true,
  });
  return { code: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) };
}

/** What a text comes to that is chosen by parameters: `${checked:<name>}` in it, or in the name of a part of a file. */
function chosenBy(parameters: Readonly<Record<string, unknown>>, folder: string, written: unknown): unknown {
  if (typeof written !== 'string') return written;
  const named = written.replaceAll(/\$\{checked:(\w+)\}/g, (whole, name: string) =>
    String(parameters[name] ?? whole),
  );
  return withFiles(named, folder);
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
  const { params, custom, functions } = serviceShape.parse(parse(text, { merge: true, logLevel: 'silent' }));
  const options = custom.esbuild === undefined ? {} : optionsOf(custom.esbuild);
  return { functions, options, defaults: params.default };
}

function inMemory(folder: string) {
  return { absWorkingDir: folder, bundle: true, platform: 'node', write: false } as const;
}
