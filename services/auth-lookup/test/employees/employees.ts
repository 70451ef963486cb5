import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
const command = join(import.meta.dirname, '../../src/employees/command.ts');

/** Where AWS is, if it is known, and what is set for stages, if anything. */
export type Surroundings = Readonly<
  Partial<Record<'AWS_ENDPOINT_URL' | 'AWS_ENDPOINT_URL_STS' | 'OPSLINE_STAGES', string>>
>;

/** Starts `pnpm employees`. */
export function startEmployees(around: Surroundings, args: readonly string[]) {
  const { NODE_COMPILE_CACHE } = process.env;
  const env = { ...credentials, NODE_COMPILE_CACHE, OPSLINE_STAGES: '', ...around };
  return spawn(process.execPath, [command, ...args], { env });
}

/** `pnpm employees`, from its standard input to what came of it. @param around or the endpoint of AWS alone */
export async function employees(around: Surroundings | string, args: readonly string[], input = '') {
  const child = startEmployees(typeof around === 'string' ? { AWS_ENDPOINT_URL: around } : around, args);
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, code: Number(code) };
}
