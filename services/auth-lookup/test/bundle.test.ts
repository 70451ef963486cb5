import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { answerTime } from '../src/answer-time.ts';

const folder = join(import.meta.dirname, '..');
const service = parse(await readFile(join(folder, 'serverless.yml'), 'utf8'), { logLevel: 'silent' });

/** The bundle as serverless-esbuild makes it, from the options in serverless.yml. */
const { minify, keepNames, format, target, mainFields } = service.custom.esbuild;
const { metafile, outputFiles } = await build({
  ...{ minify, keepNames, format, target, mainFields },
  absWorkingDir: folder,
  entryPoints: ['src/lambda/auth-lookup.ts'],
  bundle: true,
  platform: 'node',
  metafile: true,
  write: false,
  outfile: 'lambda.cjs',
});
const inputs = Object.keys(metafile.inputs);

test('nothing that runs on laptops, nothing that tests and nothing that binds is in the bundle', () => {
  expect(inputs.length).toBeGreaterThan(100);
  const foreign = /packages\/(local-|switchboard)|\/testing\/|\/test\/|fast-check|vitest|src\/bind/;
  expect(inputs.filter((path) => foreign.test(path))).toEqual([]);
});

test('no package is in it twice, as module and as CommonJS', () => {
  expect(inputs.filter((path) => path.includes('/dist-cjs/'))).toEqual([]);
});

test('it works by itself, without node_modules', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rm(temporary, { recursive: true }));
  await writeFile(join(temporary, 'lambda.cjs'), outputFiles[0]?.contents ?? '');
  const chat = { Channel: 'CHAT', ContactId: 'c' };
  const event = { Details: { ContactData: chat, Parameters: { question: 'who is this' } } };
  const script = `require('./lambda.cjs').handler(${JSON.stringify(event)}).then(({ status }) => console.log(status))`;
  const env = { AWS_REGION: 'eu-west-1', EMPLOYEE_TABLE: 'e', PIN_ATTEMPT_TABLE: 'p', CALLER_KEY: 'k' };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: temporary, env });
  const [log = '', status] = stdout.trim().split('\n');
  expect(JSON.parse(log)).toMatchObject({ event: 'answer', outcome: 'not a call' });
  expect(status).toBe('unknown');
});

test.each([
  ['nothing is set', {}, 'environment.EMPLOYEE_TABLE'],
  [
    'the key is empty',
    { EMPLOYEE_TABLE: 'e', PIN_ATTEMPT_TABLE: 'p', CALLER_KEY: '' },
    'environment.CALLER_KEY',
  ],
])('when %s, the cold start fails and says so', async (_, environment, message) => {
  const { parseEnvironment } = await import('../src/environment/auth-lookup.ts');
  expect(() => parseEnvironment(environment)).toThrow(message);
});

test('P9: an answer is given up before Lambda ends the function, and Lambda ends it before Connect stops waiting', () => {
  const { timeout } = service.functions.authLookup;
  expect(answerTime).toBeLessThan(timeout * 1_000);
  expect(timeout).toBeLessThanOrEqual(7);
});
