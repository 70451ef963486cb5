import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../src/stack/service-folder.ts';

/** What a command said, with both its outputs, and whether it found nothing wrong. */
export type Said = { readonly clean: boolean; readonly output: string };

/** What each command reads of this repository. */
const rulesOf = {
  biome: ['.biome.json', '.ci'],
  knip: ['.knip.jsonc'],
  tsc: ['tsconfig.base.json'],
} as const;

/** Runs a command of the root, in a folder with nothing in it but the rules of this repository and planted files. */
export async function saidOf(
  command: keyof typeof rulesOf,
  args: readonly string[],
  planted: Readonly<Record<string, string>>,
): Promise<Said> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'));
  try {
    for (const rules of rulesOf[command]) {
      await cp(join(root, rules), join(folder, rules), { recursive: true });
    }
    // What this package may import, those may import too.
    if (command === 'tsc')
      await symlink(join(root, 'packages/switchboard/node_modules'), join(folder, 'node_modules'));
    for (const [path, text] of Object.entries(planted)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await run(join(root, 'node_modules/.bin', command), args, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function run(command: string, args: readonly string[], cwd: string): Promise<Said> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd }, (error, stdout, stderr) => {
      resolve({ clean: error === null, output: `${stdout}${stderr}` });
    });
  });
}
