import { readFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { type Parameters, parseParameters } from './parameters.ts';

type ParseEnvironment = (variables: Record<string, string>, readFile: (path: string) => string) => unknown;

const environmentExports = z.object({
  parseEnvironment: z.custom<ParseEnvironment>((it) => typeof it === 'function'),
});

/** The parameters of the service in a folder. */
export async function parametersOf(folder: string): Promise<Parameters> {
  return parseParameters(await load(join(folder, 'src/parameters.ts')));
}

/**
 * How a function reads its environment: src/lambda/patch-status.ts does it by src/environment/patch-status.ts. Files of
 * its bundle are those of the service's folder.
 */
export async function environmentParserOf(
  folder: string,
  handler: string,
): Promise<(variables: Record<string, string>) => unknown> {
  const name = basename(handler, extname(handler));
  const module = await load(join(folder, 'src/environment', `${name}.ts`));
  const { parseEnvironment } = environmentExports.parse(module);
  return (variables) => parseEnvironment(variables, (path) => readFileSync(resolve(folder, path), 'utf8'));
}

async function load(file: string): Promise<unknown> {
  return await import(pathToFileURL(file).href);
}
