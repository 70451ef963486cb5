import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A function in a process of its own. */
export type FunctionProcess = {
  /** Where it is invoked. */
  readonly endpoint: string;
  /** All that it has written so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a function.
 *
 * @param file its bundle, in a folder without node_modules
 * @param environment all of its environment
 * @param waits whether its time limits are as it is deployed, or too long to matter on a slow machine
 * @throws with what it wrote, when it does not start
 */
export async function startFunctionProcess(
  file: string,
  environment: Readonly<Record<string, string>>,
  waits: 'long' | 'as deployed',
): Promise<FunctionProcess> {
  const worker = fork(join(import.meta.dirname, 'worker.ts'), [file, waits], {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let written = '';
  const hear = (chunk: Buffer): void => {
    written += chunk.toString();
  };
  worker.stdout?.on('data', hear);
  worker.stderr?.on('data', hear);
  const ended = once(worker, 'close');
  const port = await Promise.race([once(worker, 'message'), ended.then(() => undefined)]);
  if (port === undefined) throw new Error(`the function did not start: ${written}`);
  return {
    endpoint: `http://127.0.0.1:${port[0]}`,
    output: () => written,
    stop: async () => {
      worker.kill();
      await ended;
    },
  };
}
