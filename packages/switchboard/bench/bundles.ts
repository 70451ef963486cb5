import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { serviceFolders } from '../src/service-folder.ts';

/** A service's bundle, as CommonJS. */
export type Bundle = { readonly name: string; readonly code: Uint8Array; readonly bytes: number };

/** Bundles every service's functions with the options of its serverless.yml. */
export async function bundleHandlers(): Promise<Bundle[]> {
  const all = await serviceFolders();
  const folders = all.filter((folder) => existsSync(join(folder, 'src/lambda.ts')));
  return Promise.all(
    folders.map(async (folder) => {
      const config = parse(await readFile(join(folder, 'serverless.yml'), 'utf8'), { logLevel: 'silent' });
      const { minify, keepNames, format, target, mainFields } = config.custom.esbuild;
      const { outputFiles } = await build({
        ...{ minify, keepNames, format, target, mainFields },
        absWorkingDir: folder,
        entryPoints: ['src/lambda.ts'],
        bundle: true,
        platform: 'node',
        write: false,
      });
      const code = outputFiles[0]?.contents ?? new Uint8Array();
      return { name: basename(folder), code, bytes: code.length };
    }),
  );
}
