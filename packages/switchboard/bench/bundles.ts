import { basename } from 'node:path';
import { bundleOf, bundlesOf } from '@opsline/local-lambda';
import { serviceFolders } from '../src/stack/service-folder.ts';

/** A function's bundle as CommonJS, and that of just the AWS clients which are in it. */
export type NamedBundle = {
  /** The service's folder, a hyphen, and the function's key in serverless.yml. */
  readonly name: string;
  readonly folder: string;
  readonly code: Uint8Array;
  readonly clients: Uint8Array;
};

/** The bundles of every service's functions. */
export async function bundleHandlers(): Promise<NamedBundle[]> {
  const bundles = (await serviceFolders()).map(async (folder) =>
    Promise.all(
      (await bundlesOf(folder)).map(async ({ name, code, inputs }) => ({
        name: `${basename(folder)}-${name}`,
        folder,
        code,
        clients: await bundleOf(folder, clientsIn(inputs)),
      })),
    ),
  );
  return (await Promise.all(bundles)).flat();
}

/** A module which makes one of each AWS client that a bundle is made of. */
function clientsIn(inputs: readonly string[]): string {
  const client = /@aws-sdk\/(client-[a-z-]+)\/dist-es\/([A-Za-z]+Client)\.js$/gm;
  return [...inputs.join('\n').matchAll(client)]
    .map(
      ([, from, name]) =>
        `import { ${name} } from '@aws-sdk/${from}';\nexport const made${name} = new ${name}({});`,
    )
    .join('\n');
}
