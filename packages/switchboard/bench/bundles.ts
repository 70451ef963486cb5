import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { serviceFolders } from '../src/service-folder.ts';

/** A function's bundle, as CommonJS. */
export type Bundle = { readonly name: string; readonly code: Uint8Array; readonly bytes: number };

/** Bundles every function with the options of its serverless.yml. */
export const bundleHandlers = async (): Promise<Bundle[]> =>
  (await Promise.all((await serviceFolders()).map(bundlesOf))).flat();

async function bundlesOf(folder: string): Promise<Bundle[]> {
  const config = parse(await readFile(join(folder, 'serverless.yml'), 'utf8'), { logLevel: 'silent' });
  const handlers: [string, { handler: string }][] = Object.entries(config.functions ?? {});
  return Promise.all(
    handlers.map(async ([name, { handler }]) => {
      const { minify, keepNames, format, target, mainFields } = config.custom.esbuild;
      const { outputFiles } = await build({
        ...{ minify, keepNames, format, target, mainFields },
        absWorkingDir: folder,
        entryPoints: [handler.replace(/\.handler$/, '.ts')],
        bundle: true,
        platform: 'node',
        write: false,
      });
      const code = outputFiles[0]?.contents ?? new Uint8Array();
      return { name: `${basename(folder)}-${name}`, code, bytes: code.length };
    }),
  );
}
