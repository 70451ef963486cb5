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
  /** Runs one of the commands of whoever operates a stage. @param input what it is given to read */
  readonly operate: (command: Command, stage: string, set?: Settings, input?: string) => Promise<Ran>;
  /** Deploys each service from its own folder, and gives back how each went. */
  readonly deployEach: (stage: string) => Promise<ReadonlyMap<string, Ran>>;
  /** Removes all services by the command for it, with a yes. @throws with what was said, where that fails */
  readonly remove: (stage: string, set?: Settings) => Promise<Operation[]>;
  readonly now: () => Promise<Account>;
  /** Has the next update of each of these stacks fail at its last resource. */
  readonly refuse: (stacks: readonly string[]) => Promise<void>;
};

/** The commands of whoever operates a stage: what is called, and with what beside the stage. */
export type Command = readonly [name: keyof typeof commands, ...args: readonly string[]];

/** … and where they are. */
const commands = {
  preflight: 'packages/deployment/src/preflight/main.ts',
  diff: 'packages/deployment/src/commands/diff.ts',
  smoke: 'packages/deployment/src/smoke/main.ts',
  destroy: 'packages/deployment/src/commands/destroy.ts',
  employees: 'services/auth-lookup/src/employees/command.ts',
} as const;

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

  const begin = (
    cwd: string,
    args: readonly string[],
    stages: Parameters<typeof stagesOf>[0],
    more: { readonly mayLose?: string | undefined; readonly input?: string | undefined } = {},
  ): Promise<Ran> =>
    run(process.execPath, args, {
      cwd,
      signal,
      input: more.input ?? '',
      environment: {
        ...environment,
        // Compose begins `serverless` by its name.
        PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), environment.PATH].join(delimiter),
        OPSLINE_STAGES: stagesOf(stages),
        OPSLINE_MAY_LOSE: more.mayLose ?? '',
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
  const deployOne = (cwd: string, stage: string) =>
    begin(cwd, [serverless, 'deploy', '--stage', stage], { [stage]: undefined });

  const done = async (work: () => Promise<Ran>): Promise<Operation[]> => {
    const before = (await emulated.journal()).length;
    const { said, code } = await work();
    if (code !== 0) throw new Error(`It ended with ${code}:\n${said}${await logs(folder)}`);
    return (await emulated.journal()).slice(before);
  };
  const operate: Rehearsal['operate'] = ([name, ...args], stage, set, input) =>
    begin(folder, [join(folder, commands[name]), ...args, '--stage', stage], { [stage]: set }, { input });

  return {
    folder,
    services,
    deploy: (stage, set, mayLose) =>
      done(() => begin(folder, [serverless, 'deploy', '--stage', stage], { [stage]: set }, { mayLose })),
    remove: (stage, set) => done(() => operate(['destroy', '--yes', stage], stage, set)),
    operate,
    deployEach: async (stage) =>
      new Map(
        await Promise.all(
          services.map(
            async (name) => [name, await deployOne(join(folder, 'services', name), stage)] as const,
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
