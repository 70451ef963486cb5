import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { startService } from '../../src/stack/service-process.ts';

const serverlessYml = `
service: small
provider: { name: aws, runtime: nodejs24.x, region: us-east-1 }
plugins: [serverless-esbuild, serverless-offline]
functions:
  answer: { handler: src/lambda.handler, timeout: 1, events: [{ httpApi: { method: POST, path: /answer } }] }
`;

/** A service with one function, of this source, and the plugins of a real one. */
async function serviceOf(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opsline-service-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const plugins = join(import.meta.dirname, '../../../../services/auth-lookup/node_modules');
  await symlink(plugins, join(folder, 'node_modules'));
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'package.json'), '{ "name": "small" }');
  await writeFile(join(folder, 'serverless.yml'), serverlessYml);
  await writeFile(join(folder, 'src/lambda.ts'), source);
  return folder;
}

test('a function that cannot be bundled ends the start, and the error names the line', async ({ expect }) => {
  const start = startService({
    folder: await serviceOf('const = 1;'),
    routed: false,
    parameters: {},
    environment: process.env,
    onLine: () => {},
  });
  await expect(start).rejects.toThrow(/did not start:.*src\/lambda\.ts:1:6: ERROR: Expected identifier/s);
});

test('a function that takes longer to load than it may take is not cut off, and its answer arrives', async ({
  expect,
}) => {
  const process = await startService({
    folder: await serviceOf(`
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
      export const handler = async () => ({ statusCode: 202, body: 'kept' });
    `),
    routed: true,
    parameters: {},
    environment: globalThis.process.env,
    onLine: () => {},
  });
  onTestFinished(process.stop);
  const answer = await fetch(`${process.httpEndpoint}/answer`, { method: 'POST' });
  expect([answer.status, await answer.text()]).toEqual([202, 'kept']);
});
