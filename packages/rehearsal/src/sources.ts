import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { issueCertificates } from '@opsline/local-directory';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../../..');

/** What is no source of a service, and what is set for stages of somebody's own. */
const left = ['node_modules', '.esbuild', '.serverless', 'stages.yml'];

/** Where the example of services/stages.yml has the certificates of its directory. */
const certificates = 'certificates/prod.pem';

/**
 * Copies what is deployed to a folder, where it can be changed, and where nobody else packages: each packaging builds in
 * the service's folder.
 *
 * @param from the root of a repository
 * @param caFile where each service has the certificates that a stage may name
 */
export async function copySources(from: string, into: string, caFile = certificates): Promise<void> {
  for (const name of ['node_modules', 'tsconfig.base.json'])
    await symlink(join(from, name), join(into, name));
  await mkdir(join(into, 'packages'));
  for (const name of await readdir(join(from, 'packages'))) {
    // Its commands look at the repository that they are in.
    if (name === 'deployment') await copyPackage(from, into, `packages/${name}`);
    else await symlink(join(from, 'packages', name), join(into, 'packages', name));
  }
  await cp(join(from, 'serverless-compose.yml'), join(into, 'serverless-compose.yml'));
  const { caPem } = await issueCertificates('good', ['dc1'], Date.now());
  for (const entry of await readdir(join(from, 'services'), { withFileTypes: true })) {
    const place = join('services', entry.name);
    if (!entry.isDirectory()) {
      if (!left.includes(entry.name)) await cp(join(from, place), join(into, place));
      continue;
    }
    await copyPackage(from, into, place);
    await mkdir(join(into, place, dirname(caFile)), { recursive: true });
    await writeFile(join(into, place, caFile), caPem);
  }
}

async function copyPackage(from: string, into: string, place: string): Promise<void> {
  const filter = (path: string) => !left.includes(basename(path));
  await cp(join(from, place), join(into, place), { recursive: true, filter });
  await symlink(join(from, place, 'node_modules'), join(into, place, 'node_modules'));
}

/**
 * Changes a file of the copy.
 *
 * @throws where the file does not say `before`
 */
export async function rewrite(file: string, before: string, after: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file}: expected ${JSON.stringify(before)}`);
  await writeFile(file, text.replace(before, after));
}
