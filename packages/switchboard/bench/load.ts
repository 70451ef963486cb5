import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NamedBundle } from './bundles.ts';
import { startEnvironments } from './environments.ts';
import { firstTurns } from './first-turns.ts';
import { median } from './median.ts';

const runs = 31;

/**
 * What a process takes of the processor until it ends, in milliseconds, on its standard error; with an event, until its
 * first turn is answered. Calls of AWS that nobody waits for do not hold it.
 */
const meter = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write('\\n' + (user + system) / 1000);
});
const [, bundle, event] = process.argv;
if (event) setImmediate(async () => {
  await require(bundle).handler(JSON.parse(event), {});
  process.exit();
});`;

/** What of the processor a cold function takes, and what it would. */
export type Load = {
  readonly name: string;
  /** Milliseconds until it is loaded. */
  readonly ms: number;
  /** … as many times what an empty handler takes, and what just the same AWS clients take. */
  readonly ofEmpty: number;
  readonly ofClients: number;
  /** Until its first turn is answered, as many times what an empty handler takes. */
  readonly firstTurn: number | undefined;
};

/**
 * What a fresh process takes of the processor to load each bundle, and with its first turn, compared with an empty handler
 * and with a process which loads just the same AWS clients. Interleaved, medians.
 */
export async function measureLoad(bundles: readonly NamedBundle[]): Promise<Load[]> {
  const folder = await mkdtemp(join(tmpdir(), 'load-'));
  await writeFile(join(folder, 'meter.cjs'), meter);
  const environments = await startEnvironments();
  const measured = async (name: string, code: string | Uint8Array, at: Where, event?: unknown) => {
    const file = join(folder, `${name}.cjs`);
    await writeFile(file, code);
    const args = ['--require', join(folder, 'meter.cjs'), file];
    if (event !== undefined) args.push(JSON.stringify(event));
    return { name, times: [] as number[], run: () => cpuOf(args, at) };
  };
  try {
    const empty = await measured('empty', 'exports.handler = async () => {};', { cwd: folder, env: {} });
    const all = await Promise.all(
      bundles.map(async ({ name, folder: cwd, code, clients }) => {
        const at = { cwd, env: environments.of(name) };
        const event = firstTurns[name] ?? environments.slackTurns[name];
        return {
          loaded: await measured(name, code, at),
          clients: await measured(`${name}-clients`, clients, at),
          turn: event === undefined ? undefined : await measured(`${name}-turn`, code, at, event),
        };
      }),
    );
    const processes = [
      empty,
      ...all.flatMap(({ loaded, clients, turn }) => [loaded, clients, turn ?? []]).flat(),
    ];
    for (let run = 0; run < runs; run += 1) {
      for (const { times, run: measure } of processes) times.push(await measure());
    }
    const base = median(empty.times);
    return all.map(({ loaded: { name, times }, clients, turn }) => {
      const ms = median(times);
      const firstTurn = turn && median(turn.times) / base;
      return { name, ms, ofEmpty: ms / base, ofClients: ms / median(clients.times), firstTurn };
    });
  } finally {
    await environments.stop();
    await rm(folder, { recursive: true });
  }
}

type Where = { readonly cwd: string; readonly env: NodeJS.ProcessEnv };

async function cpuOf(args: readonly string[], where: Where): Promise<number> {
  const { stderr } = await promisify(execFile)(process.execPath, args, where);
  return Number(stderr.slice(stderr.lastIndexOf('\n')));
}
