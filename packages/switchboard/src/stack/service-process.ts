import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { freePort } from '@opsline/local-kit/free-port';
import { endOfRun, severalRuns } from '@opsline/local-kit/serverless';
import {
  asArguments,
  type Deployment,
  printing,
  type ServiceFolder,
  serviceOf,
  stage,
} from './service-folder.ts';

/** A service of which was read what would be deployed. The process that read it has its functions run, too. */
export type OpenService = {
  readonly service: ServiceFolder;
  /**
   * Starts its functions under serverless-offline.
   *
   * @returns once they can be invoked
   * @throws with the last lines written, when serverless-offline fails before that; it is ended then
   */
  readonly start: (options: StartOptions) => Promise<ServiceProcess>;
  /** Has its functions, which were started, begin anew with what they are asked next: what they kept is gone. */
  readonly beginAnew: () => Promise<void>;
  /** Has it end by itself, once whoever waits for an answer has it. */
  readonly retire: () => void;
  readonly stop: () => Promise<void>;
};

/** A service's functions, running under serverless-offline. */
export type ServiceProcess = {
  /** Where its functions are invoked. */
  readonly endpoint: string;
  /** Where its HTTP API is, if it has one. */
  readonly httpEndpoint: string;
};

type StartOptions = {
  /** What a deployment would say by parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What the process is told beside what it began with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Told each line that the functions write. */
  readonly onLine: (line: string) => void;
};

/**
 * Reads a service as it is deployed.
 *
 * @param environment what its process begins with
 * @throws with what the serverless command said, when it cannot read the service
 */
export async function openService(
  folder: string,
  deployment: Deployment,
  environment: NodeJS.ProcessEnv,
): Promise<OpenService> {
  const child = spawn(process.execPath, severalRuns([printing(deployment)]), {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A process group of its own, so that it ends with all its workers.
    detached: true,
  });
  const service = serviceOf(folder, await printedBy(child, folder));
  return {
    service,
    start: (options) => startOffline(child, service, options),
    beginAnew: async () => {
      if (Object.keys(service.functions).length === 0) return;
      const answered = new AbortController();
      const done = ['message', 'exit'].map((event) => once(child, event, answered));
      child.send('begin anew');
      await Promise.race(done);
      // Neither is waited for any more.
      answered.abort();
    },
    retire: () => child.disconnect(),
    stop: () => stop(child),
  };
}

/** What the serverless command printed. */
function printedBy(child: ChildProcess, folder: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const said: string[] = [];
  let printed = '';
  const print = (chunk: string): void => {
    printed += chunk;
    if (printed.endsWith(endOfRun)) resolve(printed.slice(0, -endOfRun.length));
  };
  const say = (chunk: string): void => void said.push(chunk);
  child.stdout?.setEncoding('utf8').on('data', print);
  child.stderr?.setEncoding('utf8').on('data', say);
  child.once('error', reject);
  child.once('close', () =>
    reject(new Error(`${basename(folder)} cannot be read:\n${printed}${said.join('')}`)),
  );
  // What its functions write later is none of this.
  return promise.finally(() => {
    child.stdout?.off('data', print);
    child.stderr?.off('data', say);
  });
}

async function startOffline(
  child: ChildProcess,
  service: ServiceFolder,
  options: StartOptions,
): Promise<ServiceProcess> {
  const [port, httpPort] = [await freePort(), await freePort()];
  const listens = listening(child, service, options.onLine);
  const args = [
    'offline',
    'start',
    '--localEnvironment',
    '--noSponsor',
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
  ];
  child.send({ args, environment: options.environment });
  await listens;
  return { endpoint: `http://127.0.0.1:${port}`, httpEndpoint: `http://127.0.0.1:${httpPort}` };
}

/** Waits until all have ended. @throws why the first of them failed */
export async function all<Result>(works: readonly Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** Whether an HTTP API leads to a function of the service. */
export function isRouted({ settings }: ServiceFolder): boolean {
  return Object.values(settings).some(({ routed }) => routed);
}

/** How long serverless-offline may take to listen, on a machine that is busy with much else. */
const startLimitMs = 600_000;

/** Resolves when serverless-offline says that it listens. */
function listening(
  child: ChildProcess,
  service: ServiceFolder,
  onLine: (line: string) => void,
): Promise<void> {
  const lines: string[] = [];
  const awaited = new Set(['[http for lambda] listening', ...(isRouted(service) ? ['Server ready:'] : [])]);
  return new Promise((resolve, reject) => {
    const hear = (chunk: string): void => {
      for (const line of chunk.split('\n').filter(Boolean)) {
        if (awaited.size > 0) lines.push(line);
        onLine(line);
        for (const words of [...awaited].filter((some) => line.includes(some))) awaited.delete(words);
        if (awaited.size === 0) {
          clearTimeout(limit);
          resolve();
        }
      }
    };
    const limit = setTimeout(() => void stop(child), startLimitMs);
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => {
      clearTimeout(limit);
      const told = lines.filter((line) => !line.startsWith('    at '));
      reject(new Error(`${basename(service.folder)} did not start:\n${told.slice(-15).join('\n')}`));
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
