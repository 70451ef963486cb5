import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { issueCertificates } from '@opsline/local-directory';
import { resolveIntrinsics } from '@opsline/local-kit/intrinsics';
import { z } from 'zod';
import { asArguments, root, serverlessCommand, serviceFolders } from '../../src/stack/service-folder.ts';
import { directoryCaFile, everyParameter } from './every-parameter.ts';

const resource = z.looseObject({
  Type: z.string(),
  Condition: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});

const template = z.looseObject({
  Resources: z.record(z.string(), resource),
  Conditions: z.record(z.string(), z.unknown()).default({}),
});

export type Template = z.output<typeof template>;

/** The resources that are made: those whose condition holds. */
export function inForce({ Resources, Conditions }: Template): Template['Resources'] {
  return Object.fromEntries(
    Object.entries(Resources).filter(
      ([, { Condition }]) =>
        Condition === undefined || resolveIntrinsics({ Condition }, { Conditions }, {}) === true,
    ),
  );
}

/** A service as `serverless package` leaves it: what CloudFormation and Lambda get. */
export type Packaged = {
  /** The folder's name. */
  readonly service: string;
  /** As it was written. */
  readonly text: string;
  readonly template: Template;
  /** The archives of the functions, by their keys. */
  readonly archives: Readonly<Record<string, Buffer>>;
};

/** Packages a service with these parameters; `where` is a copy of the services that nobody else packages from. */
async function packageService(
  where: string,
  service: string,
  stage: string,
  given: Readonly<Record<string, string>>,
): Promise<Packaged> {
  const folder = join(where, 'services', service);
  const target = join(where, 'packaged', service);
  await promisify(execFile)(
    process.execPath,
    [serverlessCommand(folder), 'package', '--stage', stage, '--package', target, ...asArguments(given)],
    { cwd: folder },
  );
  const text = await readFile(join(target, 'cloudformation-template-update-stack.json'), 'utf8');
  return {
    service,
    text,
    template: template.parse(JSON.parse(text)),
    archives: Object.fromEntries(
      await Promise.all(
        (await readdir(target))
          .filter((file) => extname(file) === '.zip')
          .map(async (file) => [basename(file, '.zip'), await readFile(join(target, file))] as const),
      ),
    ),
  };
}

/** What is no source of a service. */
const made = ['node_modules', '.esbuild', '.serverless'];

/** A copy of the services, with the certificates that a stage may name: each packaging builds in the service's folder. */
async function copyOfServices(where: string): Promise<void> {
  await symlink(join(root, 'packages'), join(where, 'packages'));
  for (const folder of await serviceFolders()) {
    const copy = join(where, 'services', basename(folder));
    await cp(folder, copy, { recursive: true, filter: (path) => !made.includes(basename(path)) });
    await symlink(join(folder, 'node_modules'), join(copy, 'node_modules'));
    await mkdir(join(copy, dirname(directoryCaFile)));
    await writeFile(
      join(copy, directoryCaFile),
      (await issueCertificates('good', ['dc1'], Date.now())).caPem,
    );
  }
}

/** All services, packaged for one stage: with no parameter, or with every one. */
export async function packageAll(where: string, stage: string, which: 'bare' | 'full'): Promise<Packaged[]> {
  await copyOfServices(where);
  const services = (await serviceFolders()).map((folder) => basename(folder));
  return Promise.all(
    services.map((service) =>
      packageService(where, service, stage, which === 'full' ? everyParameter(service, stage) : {}),
    ),
  );
}

/** What tests look at: packaged once, and in folders that are gone when it was read. */
export async function packaged(stage: string, which: 'bare' | 'full'): Promise<Packaged[]> {
  const where = await mkdtemp(join(tmpdir(), 'packaged-'));
  try {
    return await packageAll(where, stage, which);
  } finally {
    await rm(where, { recursive: true });
  }
}
