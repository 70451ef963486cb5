import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Running, run } from './run.ts';

/** The server, and what it needs. */
const server = join(import.meta.dirname, '../server');

/** The server's program. */
export const serverFile = join(server, 'server.py');

/**
 * Installs what the server needs, in a virtual environment that nothing else uses, unless it is there.
 *
 * @param cache the folder of what can be made again
 * @param tell is told what takes long
 * @returns the environment's Python
 * @throws with what was said, where there is no Python with venv, or nothing can be installed
 */
export async function virtualEnvironment(
  cache: string,
  tell: (line: string) => void,
  running: Running,
): Promise<string> {
  const requirements = join(server, 'requirements.txt');
  const key = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const folder = join(cache, `rehearsal-${key.slice(0, 12)}`);
  const python = join(folder, 'bin/python');
  if (existsSync(python)) return python;
  tell('installing the emulator, once …');
  await mkdir(cache, { recursive: true });
  // It stands under its name once it is whole.
  const made = `${folder}-${process.pid}`;
  try {
    await install('python3', ['-m', 'venv', made], running);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    await install(join(made, 'bin/python'), [...pip, '-r', requirements], running);
    await rename(made, folder);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return python;
}

async function install(command: string, args: readonly string[], running: Running): Promise<void> {
  const { said, code } = await run(command, args, running);
  if (code !== 0) {
    throw new Error(
      `It needs Python 3.10 or newer with venv (Debian: apt-get install python3-venv):\n${said}`,
    );
  }
}
