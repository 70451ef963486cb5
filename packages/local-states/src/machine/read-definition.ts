import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

function included(value: unknown, folder: string): unknown {
  if (typeof value === 'string') {
    const file = /^\$\{file\(([^)]+)\)\}$/u.exec(value)?.[1];
    return file === undefined ? value : readDefinition(folder, file);
  }
  if (Array.isArray(value)) return value.map((item) => included(item, folder));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, included(part, folder)]));
  }
  return value;
}

/**
 * Reads a state machine's definition from a YAML or JSON file of a service's folder, with every
 * `${file(path)}` in it replaced by that file, as Serverless does: paths start at `folder`.
 * Throws when a file is missing or no YAML.
 */
export function readDefinition(folder: string, file: string): unknown {
  const content: unknown = parse(readFileSync(join(folder, file), 'utf8'));
  return included(content, folder);
}
