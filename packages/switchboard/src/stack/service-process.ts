import { type ChildProcess, spawn } from 'node:child_process';
import { basename } from 'node:path';
import { freePort } from '@opsline/local-kit/free-port';
import { serverless } from '@opsline/local-kit/serverless';
import { asArguments, type ServiceFolder, stage } from './service-folder.ts';

/** A service's functions, running under serverless-offline. */
export type ServiceProcess = {
  /** Where its functions are invoked. */
  readonly endpoint: string;
  /** Where its HTTP API is, if it has one. */
  readonly httpEndpoint: string;
  readonly stop: () => Promise<void>;
};

export type ServiceProcessOptions = {
  readonly folder: string;
  /** What a deployment would say by parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether it has an HTTP API. */
  readonly routed: boolean;
  /** Told each line that the functions write. */
  readonly onLine: (line: string) => void;
};

/**
 * Starts the functions of a service.
 *
 * @returns once they can be invoked
 * @throws with the last lines written, when serverless-offline fails before that; it is ended then
 */
export async function startService(options: ServiceProcessOptions): Promise<ServiceProcess> {
  const [port, httpPort] = [await freePort(), await freePort()];
  const args = [serverless, 'offline', 'start', '--localEnvironment', '--noSponsor'];
  const child = spawn(
    process.execPath,
    [
      ...args,
      // It would count the time that a function takes to load, which Lambda does not, and answer 200 for one cut off.
      '--noTimeout',
      '--stage',
      stage,
      '--host',
      '127.0.0.1',
      '--lambdaPort',
      String(port),
      '--httpPort',
      String(httpPort),
      ...asArguments(options.parameters),
    ],
    {
      cwd: options.folder,
      env: options.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that it ends with all its workers.
      detached: true,
    },
  );
  await listening(child, options);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    httpEndpoint: `http://127.0.0.1:${httpPort}`,
    stop: () => stop(child),
  };
}

/** A service of which functions run. */
export type Started = ServiceProcess & { readonly service: ServiceFolder };

/**
 * Starts the functions of these services, beside each other; one without functions has nothing to run.
 *
 * @param start starts one of them
 * @throws why the first of them did not start; `start` has to end the others
 */
export async function startServices(
  services: readonly ServiceFolder[],
  start: (service: ServiceFolder) => Promise<ServiceProcess>,
): Promise<readonly Started[]> {
  const withFunctions = services.filter(({ functions }) => Object.keys(functions).length > 0);
  const starts = await Promise.allSettled(
    withFunctions.map(async (service) => ({ ...(await start(service)), service })),
  );
  const failure = starts.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
  return starts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** Whether an HTTP API leads to a function of the service. */
export function isRouted({ settings }: ServiceFolder): boolean {
  return Object.values(settings).some(({ routed }) => routed);
}

/** How long serverless-offline may take to listen, on a machine that is busy with much else. */
const startLimitMs = 600_000;

/** Resolves when serverless-offline says that it listens. */
function listening(child: ChildProcess, { folder, routed, onLine }: ServiceProcessOptions): Promise<void> {
  const lines: string[] = [];
  const awaited = new Set(['[http for lambda] listening', ...(routed ? ['Server ready:'] : [])]);
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      for (const line of chunk.toString().split('\n').filter(Boolean)) {
        lines.push(line);
        onLine(line);
        for (const words of [...awaited].filter((some) => line.includes(some))) awaited.delete(words);
        if (awaited.size === 0) {
          clearTimeout(limit);
          resolve();
        }
        // A function that cannot be bundled: it is reported, and esbuild's watcher lets the process go on for ever.
        if (line === 'Error:') void stop(child);
      }
    };
    const limit = setTimeout(() => void stop(child), startLimitMs);
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(limit);
      const told = lines.filter((line) => !line.startsWith('    at '));
      reject(new Error(`${basename(folder)} did not start:\n${told.slice(-15).join('\n')}`));
    });
  });
}

/** Asks the process group to end, and makes it end after two seconds. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const force = setTimeout(() => signal(child, 'SIGKILL'), 2_000);
  signal(child, 'SIGTERM');
  await ended;
  clearTimeout(force);
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    // It has ended in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
