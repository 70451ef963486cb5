import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadScenario } from '@opsline/local-aws';
import { root } from '../src/stack/service-folder.ts';
import { startStack } from '../src/stack/stack.ts';
import { median } from './median.ts';
import { quiet } from './quiet.ts';

/** So often an empty process is started, and the stack with what it kept. */
const runs = 5;

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function startAndStop(): Promise<number> {
  const stacks: Awaited<ReturnType<typeof startStack>>[] = [];
  const seconds = await secondsOf(async () => {
    stacks.push(
      await startStack({
        scenario: loadScenario('default', Date.now()),
        ...quiet,
      }),
    );
  });
  for (const stack of stacks) await stack.stop();
  return seconds;
}

/**
 * How long the stack takes until it is up: the first time after an installation, when nothing is kept, and later; beside an
 * empty process of Node in the same run.
 */
export async function measureStart() {
  await rm(join(root, 'node_modules/.cache/opsline'), { recursive: true, force: true });
  const first = await startAndStop();
  const [later, empty]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    empty.push(await secondsOf(() => promisify(execFile)(process.execPath, ['-e', '0'])));
    later.push(await startAndStop());
  }
  const base = median(empty);
  return (
    [
      ['nothing kept yet', first],
      ['kept', median(later)],
    ] as const
  ).map(([what, seconds]) => ({ what, seconds, ratio: seconds / base }));
}
