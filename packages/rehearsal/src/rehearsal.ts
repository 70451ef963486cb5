import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { serverless } from '@opsline/local-kit/serverless';
import type { Account, Emulated, Operation } from './account.ts';
import { type Ran, run } from './run.ts';
import { root } from './sources.ts';
import { place, type Settings, stagesOf } from './stages.ts';

/** What scenes do: deploy from a copy of the sources to an account of an emulator. */
export type Rehearsal = {
  /** The copy. */
  readonly folder: string;
  /** The names of the services. */
  readonly services: readonly string[];
  /**
   * Deploys all services through compose.
   *
   * @param mayLose what may be lost, as the variable of that name has it
   * @throws with what was said, where that fails
   */
  readonly deploy: (stage: string, set?: Settings, mayLose?: string) => Promise<Operation[]>;
  /** Deploys each service from its own folder, and gives back how each went. */
  readonly deployEach: (stage: string) => Promise<ReadonlyMap<string, Ran>>;
  /** Removes all services through compose. @throws with what was said, where that fails */
  readonly remove: (stage: string, set?: Settings) => Promise<Operation[]>;
  readonly now: () => Promise<Account>;
  /** Has the next update of each of these stacks fail at its last resource. */
  readonly refuse: (stacks: readonly string[]) => Promise<void>;
};

/** So often a deployment asks how far it is, in milliseconds: there is nothing to wait for. */
const everyMs = '300';

/**
 * @param folder a copy of the sources
 * @param environment what the commands are begun with
 */
export async function rehearsalIn(
  folder: string,
  emulated: Emulated,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<Rehearsal> {
  const services = (await readdir(join(folder, 'services'), { withFileTypes: true }))
    .filter((it) => it.isDirectory())
    .map(({ name }) => name);

  const command = (
    cwd: string,
    what: 'deploy' | 'remove',
    stage: string,
    set?: Settings,
    mayLose = '',
  ): Promise<Ran> =>
    run(process.execPath, [serverless, what, '--stage', stage], {
      cwd,
      signal,
      environment: {
        ...environment,
        // Compose begins `serverless` by its name.
        PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), environment.PATH].join(delimiter),
        OPSLINE_STAGES: stagesOf({ [stage]: set }),
        OPSLINE_MAY_LOSE: mayLose,
        AWS_ENDPOINT_URL: emulated.url,
        AWS_ACCESS_KEY_ID: 'none',
        AWS_SECRET_ACCESS_KEY: 'none',
        AWS_REGION: place.region,
        AWS_EC2_METADATA_DISABLED: 'true',
        // A fault of the emulator is told at once.
        AWS_MAX_ATTEMPTS: '1',
        SLS_AWS_MONITORING_FREQUENCY: everyMs,
        SLS_NOTIFICATIONS_MODE: 'off',
        SLS_TELEMETRY_DISABLED: '1',
      },
    });

  const together = async (
    what: 'deploy' | 'remove',
    stage: string,
    set?: Settings,
    mayLose?: string,
  ): Promise<Operation[]> => {
    const before = (await emulated.journal()).length;
    const { said, code } = await command(folder, what, stage, set, mayLose);
    if (code !== 0)
      throw new Error(`${what} --stage ${stage} ended with ${code}:\n${said}${await logs(folder)}`);
    return (await emulated.journal()).slice(before);
  };

  return {
    folder,
    services,
    deploy: (stage, set, mayLose) => together('deploy', stage, set, mayLose),
    remove: (stage, set) => together('remove', stage, set),
    deployEach: async (stage) =>
      new Map(
        await Promise.all(
          services.map(
            async (name) => [name, await command(join(folder, 'services', name), 'deploy', stage)] as const,
          ),
        ),
      ),
    now: emulated.now,
    refuse: async (stacks) => {
      for (const stack of stacks) await emulated.refuse(stack);
    },
  };
}

/** What compose keeps of what the services said. */
async function logs(folder: string): Promise<string> {
  const log = join(folder, '.serverless/compose.log');
  return existsSync(log) ? readFile(log, 'utf8') : '';
}
