import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { emulate } from './account.ts';
import { chosen } from './chosen.ts';
import { playAll } from './play.ts';
import { rehearsalIn } from './rehearsal.ts';
import { report } from './report.ts';
import { scenes } from './scenes.ts';
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

function refuse(message: string): never {
  process.stderr.write(`${message}\n\n${help}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const wanted = chosen(scenes, positionals);
const played =
  'unknown' in wanted
    ? refuse(`${wanted.unknown}: expected the beginning of a scene's name.`)
    : wanted.scenes;

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => interrupted.abort(new Error(signal)));
}

async function main(signal: AbortSignal): Promise<number> {
  const cache = join(root, 'node_modules/.cache/opsline');
  const python = await virtualEnvironment(cache, write, { cwd: root, environment: process.env, signal });
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  const ended: (() => void)[] = [];
  try {
    const emulated = await emulate(python, place.region, { ...process.env, MOTO_ACCOUNT_ID: place.account });
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

try {
  process.exitCode = await main(interrupted.signal);
} catch (error) {
  if (!interrupted.signal.aborted) throw error;
  process.exitCode = 130;
}
