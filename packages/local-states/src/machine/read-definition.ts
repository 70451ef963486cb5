import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * Reads a state machine's definition from a YAML or JSON file of a service's folder, with every
 * `${file(path)}` in it replaced by that file, as Serverless does: paths start at `folder`.
 *
 * @throws when a file is missing or no YAML, and with the path of any other variable of Serverless
 */
export function readDefinition(folder: string, file: string): unknown {
  const content: unknown = parse(readFileSync(join(folder, file), 'utf8'));
  return included(content, folder, file);
}

function included(value: unknown, folder: string, at: string): unknown {
  if (typeof value === 'string') {
    const file = /^\$\{file\(([^)]+)\)\}$/u.exec(value)?.[1];
    if (file !== undefined) return readDefinition(folder, file);
    const other = /\$\{(?:[A-Za-z]+[:(][^}]*\}?)/u.exec(value)?.[0];
    if (other !== undefined) throw new Error(`${at}: ${other} is not read here; a whole \${file(path)} is`);
    return value;
  }
  if (Array.isArray(value)) return value.map((item, i) => included(item, folder, `${at}.${i}`));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, included(part, folder, `${at}.${key}`)]),
    );
  }
  return value;
}
