import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ofService } from '../../src/preflight/of-service.ts';
import { key, plan } from './look-at.ts';

/** A service's folder with this in its src/preflight.ts. */
async function folderWith(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'preflight-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'src/preflight.ts'), content);
  return folder;
}

test('what only a service can look at is looked at by its own preflight, which is told what would be deployed', async () => {
  const folder = await folderWith(`export async function preflight({ environments, keyArns, region }) {
    return [{ weight: 'note', about: region, found: keyArns.join(), todo: environments[0].DOOR_TABLE }];
  }`);
  expect(await ofService(folder, plan, 'eu-west-2')).toEqual([
    { weight: 'note', about: 'eu-west-2', found: key, todo: 'Doors' },
  ]);
});

test('one without such a file finds nothing, and one that looks at nothing is a mistake', async () => {
  expect(await ofService(tmpdir(), plan, 'eu-west-2')).toEqual([]);
  await expect(
    ofService(await folderWith('export const preflight = 1;'), plan, 'eu-west-2'),
  ).rejects.toThrow();
});

test('the password reset looks at nothing where no directory is set', async () => {
  const folder = resolve(import.meta.dirname, '../../../../services/password-reset-intent');
  expect(await ofService(folder, plan, 'eu-west-2')).toEqual([]);
});
