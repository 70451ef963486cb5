import { basename } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { build } from 'esbuild';
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

/** What receiveSlack needs of AWS, and nothing else: an acknowledgement may take a fifth more. */
export async function clientsOfAcknowledgement(): Promise<NamedBundle> {
  const folder = (await serviceFolders()).find((it) => basename(it) === 'patch-status-intent') ?? '';
  const { outputFiles } = await build({
    stdin: {
      resolveDir: folder,
      contents: `
        import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
        import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
        export const clients = [new SecretsManagerClient({}), new SQSClient({}), GetSecretValueCommand, SendMessageCommand];
      `,
    },
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'cjs',
    target: 'node24',
    platform: 'node',
    mainFields: ['module', 'main'],
    write: false,
  });
  return { name: "receiveSlack's AWS clients alone", code: outputFiles[0]?.contents ?? new Uint8Array() };
}
