import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { serverless } from '@opsline/local-kit/serverless';
import { onTestFinished } from 'vitest';
import { startAws, type World } from './aws.ts';

const root = resolve(import.meta.dirname, '../../..');
const commands = join(root, 'packages/deployment/src/commands');

/** What a command wrote, and what it ended with. */
export type Ran = { readonly stdout: string; readonly stderr: string; readonly code: number };

/** A service with a table whose condition does not hold, what deploys it, and AWS beside it. */
export async function workplace(world: World, environment: Readonly<Record<string, string>> = {}) {
  const aws = await startAws(world);
  const where = await mkdtemp(join(tmpdir(), 'deployment-'));
  onTestFinished(() => rm(where, { recursive: true }));
  const folder = join(where, 'services/doors');
  await mkdir(folder, { recursive: true });
  await symlink(join(root, 'node_modules'), join(where, 'node_modules'));
  await symlink(join(root, 'services/auth-lookup/node_modules'), join(folder, 'node_modules'));
  await writeFile(join(where, 'package.json'), '{}');
  await writeFile(join(where, 'serverless-compose.yml'), 'services: { doors: { path: services/doors } }');
  const table = { Type: 'AWS::DynamoDB::Table', Condition: 'IsNot' };
  await writeFile(
    join(folder, 'serverless.yml'),
    JSON.stringify({
      service: 'doors',
      plugins: ['@opsline/deployment/plugin'],
      provider: { name: 'aws', region: 'eu-west-2', deploymentBucket: 'bucket' },
      resources: { Conditions: { IsNot: { 'Fn::Equals': ['a', 'b'] } }, Resources: { Attempts: table } },
    }),
  );
  const env = {
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    HOME: where,
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    // There is nothing to wait for.
    SLS_AWS_MONITORING_FREQUENCY: '50',
    OPSLINE_STAGES: 'stages: { prod: { account: 111122223333, region: eu-west-2 } }',
    ...environment,
  };
  const run = (cwd: string, args: readonly string[]): Promise<Ran> =>
    promisify(execFile)(process.execPath, args, { cwd, env }).then(
      (ran) => ({ ...ran, code: 0 }),
      ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
    );
  return {
    aws,
    /** The serverless command in the service's folder. */
    alone: (...args: readonly string[]) => run(folder, [serverless, ...args]),
    /** … and where all are deployed together. */
    together: (...args: readonly string[]) => run(where, [serverless, ...args]),
    /** `pnpm diff` or `pnpm destroy`. */
    command: (name: 'diff' | 'destroy', ...args: readonly string[]) =>
      run(where, [join(commands, `${name}.ts`), ...args]),
  };
}
