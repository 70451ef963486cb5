import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { serverless } from '@opsline/local-kit/serverless';
import { expect, onTestFinished, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../../services/patch-status-intent');

/** `serverless package` in the service's folder; what it wrote, and the template. */
async function packaged(...parameters: readonly string[]) {
  const target = await mkdtemp(join(tmpdir(), 'settings-'));
  onTestFinished(() => rm(target, { recursive: true }));
  const args = [
    serverless,
    'package',
    '--package',
    target,
    ...parameters.flatMap((given) => ['--param', given]),
  ];
  const written = await promisify(execFile)(process.execPath, args, { cwd: folder }).then(
    ({ stdout, stderr }) => stdout + stderr,
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
  const template = await readFile(join(target, 'cloudformation-template-update-stack.json'), 'utf8').catch(
    () => '',
  );
  return { written, template };
}

test('what is wrong stops the serverless command before it packages anything', async () => {
  const { written, template } = await packaged('timeZone=Mars', 'textablePrefixes=+1, 44', 'concurency=3');
  for (const problem of [
    'opsline-patch-status-intent cannot be deployed like this:',
    '  concurency: expected one of the parameters timeZone, ',
    '  timeZone: expected an IANA time zone, such as Europe/Berlin or Asia/Kolkata, got "Mars"',
    '  textablePrefixes.1: expected a plus sign and one to seven digits, such as +44, got "+1, 44"',
  ]) {
    expect(written).toContain(problem);
  }
  expect(template).toBe('');
});

test('what is right is packaged, without the white space around it', async () => {
  const { template } = await packaged(
    'timeZone= Asia/Kolkata',
    'textablePrefixes=+1, +44',
    'connectInstanceArn= arn:aws:connect:eu-west-2:111122223333:instance/one ',
    'concurrency= 7',
  );
  const { Resources } = JSON.parse(template);
  expect(Resources.PatchStatusLambdaFunction.Properties).toMatchObject({
    Environment: { Variables: { TIME_ZONE: 'Asia/Kolkata' } },
    ReservedConcurrentExecutions: 7,
  });
  expect(Resources.SendOneTimePinLambdaFunction.Properties.Environment.Variables.TEXTABLE_PREFIXES).toBe(
    '+1,+44',
  );
  expect(Resources.PatchStatusMainFlow.Properties.InstanceArn).toBe(
    'arn:aws:connect:eu-west-2:111122223333:instance/one',
  );
});

test('Node without types says what to do', async () => {
  const plugin = resolve(import.meta.dirname, '../plugin.cjs');
  const script = `new (require(${JSON.stringify(plugin)}))({ classes: { Error } })`;
  const args = ['--no-experimental-strip-types', '-e', script];
  await expect(promisify(execFile)(process.execPath, args)).rejects.toThrow(
    'This needs Node 22.18 or newer, not v',
  );
});
