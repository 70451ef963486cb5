import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { resolveIntrinsics } from '@opsline/local-kit/intrinsics';
import { serverless, severalRuns } from '@opsline/local-kit/serverless';
import { copySources } from '@opsline/rehearsal/sources';
import { z } from 'zod';
import { asArguments, root, serviceFolders } from '../../src/stack/service-folder.ts';
import { directoryCaFile, everyParameter, longest } from './every-parameter.ts';

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

/** How services are packaged: with no parameter, and with every one under the longest stage. */
const ways = {
  bare: { stage: 'dev', given: () => ({}) },
  full: { stage: longest, given: everyParameter },
} as const;

type Way = keyof typeof ways;

/** The arguments of the serverless command that package a service like this. */
function packaging(service: string, way: Way, target: string): string[] {
  const { stage, given } = ways[way];
  return ['package', '--stage', stage, '--package', target, ...asArguments(given(service, stage))];
}

/** Reads what was packaged of a service. */
async function readPackaged(service: string, target: string): Promise<Packaged> {
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

/** The names of all services. */
async function services(): Promise<string[]> {
  return (await serviceFolders()).map((folder) => basename(folder));
}

/** Packages a copy of all services in each way, to `<way>/<service>` in a folder: a service in one process. */
export async function packageAll(where: string): Promise<void> {
  await copySources(root, where, directoryCaFile);
  await Promise.all(
    (await services()).map((service) =>
      promisify(execFile)(
        process.execPath,
        severalRuns(
          (['bare', 'full'] as const).map((way) => packaging(service, way, join(where, way, service))),
        ),
        { cwd: join(where, 'services', service) },
      ),
    ),
  );
}

/** What tests look at: packaged once in each way, and in folders that are gone when it was read. */
export async function packaged(): Promise<Readonly<Record<Way, readonly Packaged[]>>> {
  return inFolder(async (where) => {
    await packageAll(where);
    const read = async (way: Way) =>
      Promise.all((await services()).map((service) => readPackaged(service, join(where, way, service))));
    return { bare: await read('bare'), full: await read('full') };
  });
}

/** A service with no parameter, packaged by the command alone, in a process that does nothing else. */
export async function packagedAlone(service: string): Promise<Packaged> {
  return inFolder(async (where) => {
    await copySources(root, where, directoryCaFile);
    const target = join(where, 'alone');
    await promisify(execFile)(process.execPath, [serverless, ...packaging(service, 'bare', target)], {
      cwd: join(where, 'services', service),
    });
    return readPackaged(service, target);
  });
}

async function inFolder<Read>(work: (where: string) => Promise<Read>): Promise<Read> {
  const where = await mkdtemp(join(tmpdir(), 'packaged-'));
  try {
    return await work(where);
  } finally {
    await rm(where, { recursive: true });
  }
}
