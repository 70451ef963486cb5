import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parametersOf } from '../plugin/service-modules.ts';
import type { Services } from './stage-values.ts';
import { parseStages, type Stages } from './stages.ts';

/** Where what the file says can be given instead: to a workflow, which has no file. Empty, there are no stages. */
const variable = 'OPSLINE_STAGES';

/**
 * Reads what is set for the stages: of the variable, else of stages.yml in the folder of the services.
 *
 * @returns undefined where neither is there
 */
export async function readStages(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Stages | undefined> {
  const given = environment[variable];
  if (given !== undefined) {
    return given.trim() === '' ? undefined : parseStages(variable, given, await parametersIn(folder));
  }
  const file = join(folder, 'stages.yml');
  if (!existsSync(file)) return undefined;
  return parseStages('services/stages.yml', await readFile(file, 'utf8'), await parametersIn(folder));
}

/** The parameters of every service in a folder of services. */
export async function parametersIn(folder: string): Promise<Services> {
  const services = (await readdir(folder)).filter((name) =>
    existsSync(join(folder, name, 'src/parameters.ts')),
  );
  return Object.fromEntries(
    await Promise.all(services.map(async (name) => [name, await parametersOf(join(folder, name))] as const)),
  );
}
