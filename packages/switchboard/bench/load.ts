import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bundle } from './bundles.ts';
import { median } from './median.ts';

const runs = 31;

/** What any function of these services needs to start. */
const env = {
  AWS_REGION: 'us-east-1',
  EMPLOYEE_TABLE: 'e',
  ONETIMEPIN_TABLE: 'o',
  PIN_ATTEMPT_TABLE: 'p',
  PEPPER_KEY: 'k',
  CALLER_KEY: 'c',
  SEND_ONE_TIME_PIN_FUNCTION: 's',
  TEXTABLE_PREFIXES: '+1',
  TIME_ZONE: 'UTC',
};

/** How long a fresh process takes to load each bundle, and how that compares with an empty handler's. */
export async function measureLoad(bundles: readonly Bundle[]) {
  const folder = await mkdtemp(join(tmpdir(), 'load-'));
  try {
    const empty = {
      name: 'an empty handler',
      code: new TextEncoder().encode('exports.handler = async () => {};'),
    };
    const handlers = [empty, ...bundles].map(({ name, code }) => ({ name, code, times: [] as number[] }));
    for (const { name, code } of handlers) await writeFile(join(folder, `${name}.cjs`), code);
    for (let run = 0; run < runs; run += 1) {
      for (const { name, times } of handlers) times.push(await timeOf(join(folder, `${name}.cjs`)));
    }
    const base = median(handlers[0]?.times ?? []);
    return handlers.map(({ name, times }) => ({ name, ms: median(times), ratio: median(times) / base }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timeOf(file: string): Promise<number> {
  const began = performance.now();
  await promisify(execFile)(process.execPath, [file], { env });
  return performance.now() - began;
}
