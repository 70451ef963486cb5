import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Misused, runCommand } from '@opsline/local-kit/command';
import { emulate } from './account.ts';
import { chosen } from './chosen.ts';
import { playAll } from './play.ts';
import { rehearsalIn } from './rehearsal.ts';
import { report } from './report.ts';
import { type Scene, scenes } from './scenes.ts';
import { copySources, root } from './sources.ts';
import { place } from './stages.ts';
import { virtualEnvironment } from './virtual-environment.ts';

const help = `Deploys all services to an account of an emulator on this machine, and looks at what comes of it.

  npx --yes pnpm rehearse [SCENE …]

Scenes, each with those that have to be played before it:

${scenes.map(({ name, after }) => `  ${name}${after === undefined ? '' : ` (after: ${after})`}`).join('\n')}

A scene is named by its beginning: "bare", "one word". Without a name all are played. It needs Python 3.10 or newer
with venv; the emulator is installed once, in node_modules/.cache.

It ends with 0 where everything came as expected, 1 where something did not, 2 where it was called wrongly, and 130
where it was interrupted.
`;

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => interrupted.abort(new Error(signal)));
}

await runCommand(help, {}, async ({ positionals }) => {
  const wanted = chosen(scenes, positionals);
  if ('unknown' in wanted) throw new Misused(`${wanted.unknown}: expected the beginning of a scene's name.`);
  try {
    return await rehearse(wanted.scenes, interrupted.signal);
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    return 130;
  }
});

/** The exit code. */
async function rehearse(played: readonly Scene[], signal: AbortSignal): Promise<number> {
  const cache = join(root, 'node_modules/.cache/opsline');
  const python = await virtualEnvironment(cache, write, { cwd: root, environment: process.env, signal });
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  const ended: (() => void)[] = [];
  try {
    const emulated = await emulate(python, place.region, {
      ...process.env,
      MOTO_ACCOUNT_ID: place.account,
      // Executions end; what they do is not played.
      SF_EXECUTION_HISTORY_TYPE: 'FAILURE',
    });
    ended.push(emulated.stop);
    await copySources(root, folder);
    const rehearsal = await rehearsalIn(folder, emulated, process.env, signal);
    const failed = await playAll(played, rehearsal, write, signal);
    for (const line of report(await emulated.journal(), await emulated.now())) write(line);
    return failed.length === 0 ? 0 : 1;
  } finally {
    for (const end of ended) end();
    await rm(folder, { recursive: true, force: true });
  }
}
