import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { serverless, severalRuns } from '@opsline/local-kit/serverless';
import { expect, inject, onTestFinished, test } from 'vitest';
import { readStages } from '../../src/stages/read-stages.ts';
import { setFor } from '../../src/stages/stage-values.ts';
import { stageNamed } from '../../src/stages/stages.ts';
import { folderOf } from '../plugin-in.ts';

const root = folderOf('..');
const command = join(root, 'node_modules/.bin');
const services = ['auth-lookup', 'compliance-alerts'] as const;

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
  for (const place of ['packages', 'node_modules', 'tsconfig.base.json'])
    await symlink(join(root, place), join(where, place));
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

/** Runs the serverless command; nothing is set for it but what is written in a file. */
async function run(cwd: string, args: readonly string[]): Promise<void> {
  const env = {
    PATH: [command, process.env.PATH].join(delimiter),
    HOME: cwd,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  };
  await promisify(execFile)(process.execPath, args, { cwd, env });
}

/** What is deployed of a service: where, what its function may have at once, and whether alarms and reports find somebody. */
async function packagedIn(folder: string) {
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

test('what is set arrives where a service is packaged in its folder; a stage that nothing is set for has the defaults', async () => {
  const folder = join(await workplace(), 'services/auth-lookup');
  const runs = ['prod', 'dev'].map((stage) => ['package', '--stage', stage, '--package', `made/${stage}`]);
  await run(folder, severalRuns(runs));
  expect(await packagedIn(join(folder, 'made/prod'))).toEqual(lookup);
  expect(await packagedIn(join(folder, 'made/dev'))).toEqual({
    region: 'us-east-1',
    concurrency: { Ref: 'AWS::NoValue' },
    told: false,
    channel: false,
  });
});

// It takes the command three times; deployments are rehearsed so, too.
test.each(inject('times') >= 10 ? [services] : [])(
  '… and where %s and %s are packaged together, without an option or credentials',
  async (...both) => {
    const where = await workplace();
    await run(where, [serverless, 'package', '--stage', 'prod']);
    const made = both.map((service) => packagedIn(join(where, 'services', service, '.serverless')));
    expect(await Promise.all(made)).toEqual([lookup, { ...lookup, concurrency: undefined, channel: true }]);
  },
);

test('what the variable sets comes before the file', async () => {
  const folder = join(await workplace(), 'services');
  const set = async (environment: Readonly<Record<string, string>>) =>
    setFor(stageNamed(await readStages(folder, environment), 'prod'), 'auth-lookup', 'concurrency');
  expect(await set({})).toBe('7');
  expect(await set({ OPSLINE_STAGES: stages.replace('7', '9') })).toBe('9');
});
