import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../plugin-in.ts';

const root = folderOf('..');
const command = join(root, 'node_modules/.bin');
const serverless = join(
  dirname(createRequire(join(root, 'package.json')).resolve('serverless/package.json')),
  'bin/serverless.js',
);
const services = ['auth-lookup', 'compliance-alerts'];

const stages = `
stages:
  prod:
    account: 111122223333
    region: eu-west-2
    all: { alarmEmail: ops@example.com }
    services:
      auth-lookup: { concurrency: 7 }
      compliance-alerts: { slackChannel: C0123456789 }
`;

/** Two services with what deploys them together, and services/stages.yml. */
async function workplace(): Promise<string> {
  const where = await mkdtemp(join(tmpdir(), 'stages-'));
  onTestFinished(() => rm(where, { recursive: true }));
  for (const place of ['packages', 'node_modules']) await symlink(join(root, place), join(where, place));
  for (const service of services) {
    const made = ['node_modules', '.esbuild', '.serverless'];
    await cp(folderOf(service), join(where, 'services', service), {
      recursive: true,
      filter: (path) => !made.includes(basename(path)),
    });
    await symlink(join(folderOf(service), 'node_modules'), join(where, 'services', service, 'node_modules'));
  }
  const together = services.map((service) => `  ${service}: { path: services/${service} }\n`).join('');
  await writeFile(join(where, 'serverless-compose.yml'), `services:\n${together}`);
  await writeFile(join(where, 'package.json'), '{}');
  await writeFile(join(where, 'services/stages.yml'), stages);
  return where;
}

/** What the serverless command writes; nothing is set for it but what is given. */
async function run(cwd: string, args: readonly string[], environment = {}): Promise<string> {
  const env = { PATH: [command, process.env.PATH].join(delimiter), HOME: cwd, ...environment };
  return promisify(execFile)(process.execPath, [serverless, ...args], { cwd, env }).then(
    ({ stdout, stderr }) => stdout + stderr,
    ({ stdout, stderr }) => stdout + stderr,
  );
}

/** What is deployed of a service: where, what its function may have at once, and whether alarms and reports find somebody. */
async function packagedIn(where: string, service: string) {
  const folder = join(where, 'services', service, '.serverless');
  const state = JSON.parse(await readFile(join(folder, 'serverless-state.json'), 'utf8'));
  const template = await readFile(join(folder, 'cloudformation-template-update-stack.json'), 'utf8');
  return {
    region: state.service.provider.region,
    concurrency:
      JSON.parse(template).Resources.AuthLookupLambdaFunction?.Properties.ReservedConcurrentExecutions,
    told: template.includes('ops@example.com'),
    channel: template.includes('C0123456789'),
  };
}

const lookup = { region: 'eu-west-2', concurrency: 7, told: true, channel: false };

test('what is set arrives where all are packaged together, without an option or credentials', async () => {
  const where = await workplace();
  await run(where, ['package', '--stage', 'prod']);
  expect(await packagedIn(where, 'auth-lookup')).toEqual(lookup);
  expect(await packagedIn(where, 'compliance-alerts')).toMatchObject({
    region: 'eu-west-2',
    told: true,
    channel: true,
  });
});

test('… and where one is packaged in its folder; what the variable sets comes before the file', async () => {
  const where = await workplace();
  const folder = join(where, 'services/auth-lookup');
  await run(folder, ['package', '--stage', 'prod']);
  expect(await packagedIn(where, 'auth-lookup')).toEqual(lookup);
  await run(folder, ['package', '--stage', 'prod'], { OPSLINE_STAGES: stages.replace('7', '9') });
  expect(await packagedIn(where, 'auth-lookup')).toEqual({ ...lookup, concurrency: 9 });
});

test('a stage that nothing is set for has the defaults, and the Region of the serverless command', async () => {
  const where = await workplace();
  await run(join(where, 'services/auth-lookup'), ['package', '--stage', 'dev']);
  expect(await packagedIn(where, 'auth-lookup')).toEqual({
    region: 'us-east-1',
    concurrency: { Ref: 'AWS::NoValue' },
    told: false,
    channel: false,
  });
});
