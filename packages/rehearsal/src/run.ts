import { spawn } from 'node:child_process';

/** What a command wrote, of both kinds, and what it ended with. */
export type Ran = { readonly said: string; readonly code: number };

/** How a command is run. */
export type Running = {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What it is given to read; nothing, unless told. */
  readonly input?: string;
  /** Ends the command, and all that it began. */
  readonly signal: AbortSignal;
};

/**
 * Runs a command to its end.
 *
 * @throws the signal's reason where that ended it
 */
export async function run(command: string, args: readonly string[], of: Running): Promise<Ran> {
  of.signal.throwIfAborted();
  // In a group of its own it can be ended with its children.
  const child = spawn(command, args, {
    cwd: of.cwd,
    env: of.environment,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(of.input ?? '');
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const end = () => endGroup(child.pid);
  of.signal.addEventListener('abort', end);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
    of.signal.throwIfAborted();
    return { said: Buffer.concat(said).toString(), code };
  } finally {
    of.signal.removeEventListener('abort', end);
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // It has just ended by itself.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
