import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { bundleOf, bundlesOf } from '../src/bundles.ts';
import { serviceOf } from './service.ts';

const service = new URL('../../../services/auth-lookup', import.meta.url).pathname;

test('what is deployed reads credentials from the environment alone', async () => {
  const [bundle] = await bundlesOf(service);
  const read = bundle?.inputs.filter((path) => path.includes('node_modules'));
  const providers = read?.flatMap((path) => /credential-provider-[a-z-]+/.exec(path)?.[0] ?? []);
  expect(new Set(providers)).toEqual(new Set(['credential-provider-env', 'credential-provider-node']));
});

test('where the environment has none, that is said', async () => {
  const code = `import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
    new DynamoDBClient({ region: 'eu-west-2' }).send(new ListTablesCommand()).catch(({ message }) => console.log(message));`;
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'it.cjs'), await bundleOf(service, code));
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'it.cjs')], { env: {} });
  expect(stdout).toBe('expected AWS credentials in the environment\n');
});

test('options that serverless.yml writes itself are refused, since nothing else would read them', async () => {
  const folder = await serviceOf({});
  await writeFile(join(folder, 'serverless.yml'), 'custom: { esbuild: "{ minify: true }" }');
  await expect(bundlesOf(folder)).rejects.toThrow('custom.esbuild: expected a file(…) of options');
});
