import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { parseEnvironment as patchStatusIn } from '../src/environment/patch-status.ts';
import { parseEnvironment as sendOneTimePinIn } from '../src/environment/send-one-time-pin.ts';

const folder = join(import.meta.dirname, '..');

/** The bundle as serverless-esbuild makes it, from the options in serverless.yml. */
const { minify, keepNames, format, target, mainFields } = parse(
  await readFile(join(folder, 'serverless.yml'), 'utf8'),
  { logLevel: 'silent' },
).custom.esbuild;
const { metafile, outputFiles } = await build({
  ...{ minify, keepNames, format, target, mainFields },
  absWorkingDir: folder,
  entryPoints: ['src/lambda/patch-status.ts'],
  bundle: true,
  platform: 'node',
  metafile: true,
  write: false,
  outfile: 'lambda.cjs',
});

test('nothing that runs on laptops and nothing that tests is in the bundle', () => {
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.length).toBeGreaterThan(100);
  expect(
    inputs.filter((path) =>
      /packages\/(local-|switchboard)|\/testing\/|\/test\/|fast-check|vitest/.test(path),
    ),
  ).toEqual([]);
});

test('no package is in it twice, as module and as CommonJS', () => {
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('/dist-cjs/'))).toEqual([]);
});

test('it works by itself, without node_modules', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rm(temporary, { recursive: true }));
  await writeFile(join(temporary, 'lambda.cjs'), outputFiles[0]?.contents ?? '');
  const script = `require('./lambda.cjs').handler({}).then(({ sessionState }) => console.log(sessionState.dialogAction.type))`;
  const env = {
    AWS_REGION: 'eu-west-1',
    ONETIMEPIN_TABLE: 'o',
    PEPPER_KEY: 'k',
    CALLER_KEY: 'alias/c',
    SEND_ONE_TIME_PIN_FUNCTION: 's',
    TIME_ZONE: 'UTC',
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: temporary, env });
  expect(stdout.trim().split('\n').at(-1)).toBe('Close');
});

test.each<[string, (variables: Record<string, string>) => unknown, Record<string, string>, string]>([
  ['nothing is set', patchStatusIn, {}, 'environment.ONETIMEPIN_TABLE'],
  ['nothing is set', sendOneTimePinIn, {}, 'environment.EMPLOYEE_TABLE'],
  ['a time zone that is none', patchStatusIn, { TIME_ZONE: 'Mars/Base' }, 'environment.TIME_ZONE'],
  ['a prefix that is none', sendOneTimePinIn, { TEXTABLE_PREFIXES: '1' }, 'environment.TEXTABLE_PREFIXES'],
])('when %s, the cold start fails and says so', (_, parseEnvironment, environment, message) => {
  expect(() => parseEnvironment(environment)).toThrow(message);
});
