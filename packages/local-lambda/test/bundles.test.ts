import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { bundleOf, bundlesOf } from '../src/bundles.ts';
import { serviceOf } from './service.ts';

const service = new URL('../../../services/auth-lookup', import.meta.url).pathname;
const phoning = new URL('../../../services/password-reset-intent', import.meta.url).pathname;

test('what is deployed reads credentials from the environment alone', async () => {
  const [bundle] = await bundlesOf(service);
  const read = bundle?.inputs.filter((path) => path.includes('node_modules'));
  const providers = read?.flatMap((path) => /credential-provider-[a-z-]+/.exec(path)?.[0] ?? []);
  expect(new Set(providers)).toEqual(new Set(['credential-provider-env', 'credential-provider-node']));
});

test('what is deployed speaks no event streams, for which half of the SDK would be set up to be loaded later', async () => {
  const [bundle] = await bundlesOf(service);
  expect(bundle?.inputs.filter((path) => path.includes('event-streams'))).toEqual([
    'not-bundled:@smithy/core/event-streams',
  ]);
});

test('numbering plans are those of the library, and read when a number is', async () => {
  const code = `import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
    const parse = JSON.parse; let parsed = 0;
    JSON.parse = (text) => { parsed += 1; return parse(text); };
    const before = parsed;
    const { country } = parsePhoneNumberFromString('+447400123456');
    parsePhoneNumberFromString('+15550100101');
    console.log(JSON.stringify([before, country, parsed]));`;
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'it.cjs'), await bundleOf(phoning, code));
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'it.cjs')]);
  expect(JSON.parse(stdout)).toEqual([0, 'GB', 1]);
});

test('where the environment has none, that is said', async () => {
  const code = `import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
    new DynamoDBClient({ region: 'eu-west-2' }).send(new ListTablesCommand()).catch(({ message }) => console.log(message));`;
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'it.cjs'), await bundleOf(service, code));
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'it.cjs')], { env: {} });
  expect(stdout).toContain('expected AWS credentials in the environment');
});

test('options that serverless.yml writes itself are refused, since nothing else would read them', async () => {
  const folder = await serviceOf({});
  await writeFile(join(folder, 'serverless.yml'), 'custom: { esbuild: "{ minify: true }" }');
  await expect(bundlesOf(folder)).rejects.toThrow('custom.esbuild: expected a file(…) of options');
});
