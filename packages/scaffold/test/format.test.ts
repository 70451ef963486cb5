import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { newIntent } from '../src/new-intent.ts';

const root = join(import.meta.dirname, '../../..');

/** What is changed or looked at when a service is made. */
const needed = [
  '.biome.json',
  '.ci',
  'package.json',
  'serverless-compose.yml',
  'services/front-door/owners.yml',
  'services/front-door/tsconfig.json',
];

test('names of every length make files that are formatted and linted as they are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opsline-format-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'services'));
  for (const file of needed) await cp(join(root, file), join(folder, file), { recursive: true });
  for (const name of ['z', 'scan', 'emergency-patch', 'restart-the-database']) {
    expect(newIntent(folder, name)).toHaveProperty('names');
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'check', '--vcs-enabled=false', '--error-on-warnings'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(Object);
  expect(`${stdout}${stderr}`).toMatch(/^Checked \d{2,} files/);
});
