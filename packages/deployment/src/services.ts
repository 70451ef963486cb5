import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverless } from '@opsline/local-kit/serverless';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const compose = z.object({ services: z.record(z.string(), z.object({ path: z.string() })) });

/** The services that are deployed together: their names, and their folders from the root. */
export async function servicesOf(root: string): Promise<Readonly<Record<string, string>>> {
  const { services } = compose.parse(parse(await readFile(join(root, 'serverless-compose.yml'), 'utf8')));
  return Object.fromEntries(Object.entries(services).map(([name, { path }]) => [name, path]));
}

/** What a command of one service wrote: its answer, everything else, and what it ended with. */
export type Told = { readonly answer: string; readonly said: string; readonly code: number };

/** A service that is printed whole is larger than Node.js would take of a command. */
const mostBytes = 32 * 2 ** 20;

/** Has the serverless command tell something of the service in a folder. */
export async function tell(
  folder: string,
  command: string,
  stage: string,
  ...more: readonly string[]
): Promise<Told> {
  const args = [serverless, command, '--stage', stage, ...more];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
      cwd: folder,
      maxBuffer: mostBytes,
    });
    return { answer: stdout, said: stderr, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = z
      .object({ stdout: z.string(), stderr: z.string(), code: z.catch(z.number(), 1) })
      .parse(error);
    return { answer: stdout, said: stderr, code };
  }
}
