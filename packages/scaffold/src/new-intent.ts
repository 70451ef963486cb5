import { cpSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Names, namesOf, refusal, renamed } from './names.ts';
import { toCompose, toFrontDoor } from './register.ts';
import { takenIn } from './taken.ts';

/** The template of a service, a service itself. */
const template = join(import.meta.dirname, '../template');
const sample = namesOf('sample-errand');

/** What came of it: the names of the new service, or why there is none. */
export type Made = { readonly names: Names } | { readonly refused: string };

/**
 * Writes a service with one intent, and leads the front door to it.
 *
 * @param root of the repository
 * @param name of the intent, such as `network-scan`
 * @throws when something cannot be read or written
 */
export function newIntent(root: string, name: string): Made {
  const refused = refusal(name, takenIn(root));
  if (refused !== undefined) return { refused };
  const names = namesOf(name);
  const service = `${name}-intent`;
  const folder = join(root, 'services', service);
  for (const file of globSync('**/*', { cwd: template }).filter((path) => !path.startsWith('node_modules'))) {
    if (!statSync(join(template, file)).isFile()) continue;
    const copy = join(folder, renamed(file, sample, names));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, renamed(readFileSync(join(template, file), 'utf8'), sample, names));
  }
  // It stands two folders below the root, as its neighbours do and the template does not.
  cpSync(join(root, 'services/front-door/tsconfig.json'), join(folder, 'tsconfig.json'));
  toFrontDoor(root, service, names.words);
  toCompose(root, service);
  return { names };
}
