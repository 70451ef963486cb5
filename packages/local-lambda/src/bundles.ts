import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFiles } from '@opsline/local-kit/read-template';
import { build } from 'esbuild';
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
  custom: z.object({
    esbuild: z
      .object({
        minify: z.boolean(),
        keepNames: z.boolean(),
        format: z.literal('cjs'),
        target: z.string(),
        mainFields: z.array(z.string()),
      })
      .optional(),
  }),
  functions: z.record(z.string(), functionShape).default({}),
});

/**
 * Bundles the functions of a service as serverless-esbuild does, by the options in its serverless.yml.
 *
 * @param folder the service's
 * @param given what the deployment gives, by parameter, where a handler or an environment is chosen by one; else the default
 * @throws when serverless.yml cannot be read, or a function cannot be bundled
 */
export async function bundlesOf(
  folder: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Bundle[]> {
  const text = await readFile(join(folder, 'serverless.yml'), 'utf8');
  // CloudFormation's tags are of no interest here, and unknown.
  const { params, custom, functions } = serviceShape.parse(parse(text, { merge: true, logLevel: 'silent' }));
  const chosen = (written: unknown) => chosenBy({ ...params.default, ...given }, folder, written);
  return Promise.all(
    Object.entries(functions).map(async ([name, { timeout, ...written }]) => {
      const { handler, environment } = chosenShape.parse({
        handler: chosen(written.handler),
        environment: chosen(written.environment),
      });
      const { metafile, outputFiles } = await build({
        ...custom.esbuild,
        absWorkingDir: folder,
        entryPoints: [handler.replace(/\.handler$/, '.ts')],
        bundle: true,
        platform: 'node',
        metafile: true,
        write: false,
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

/** What a text comes to that is chosen by parameters: `${checked:<name>}` in it, or in the name of a part of a file. */
function chosenBy(parameters: Readonly<Record<string, unknown>>, folder: string, written: unknown): unknown {
  if (typeof written !== 'string') return written;
  const named = written.replaceAll(/\$\{checked:(\w+)\}/g, (whole, name: string) =>
    String(parameters[name] ?? whole),
  );
  return withFiles(named, folder);
}
