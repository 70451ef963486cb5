import { basename } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { serviceFolders } from '../src/stack/service-folder.ts';

/** A function's bundle, as CommonJS. */
export type NamedBundle = { readonly name: string; readonly code: Uint8Array };

/** The bundles of every service's functions. */
export async function bundleHandlers(): Promise<NamedBundle[]> {
  const folders = await serviceFolders();
  const bundles = await Promise.all(
    folders.map(async (folder) =>
      (await bundlesOf(folder)).map(({ name, code }) => ({ name: `${basename(folder)}-${name}`, code })),
    ),
  );
  return bundles.flat();
}
