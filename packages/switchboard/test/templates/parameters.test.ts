import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { serviceFolders } from '../../src/stack/service-folder.ts';
import { everyParameter } from './every-parameter.ts';

/** The templates of a service, as they are written. */
function templatesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^([^/]+|resources\/[^/]+)\.yml$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

/** The parameters that a README lists: the names in the first column of the table headed so. */
function listedIn(readme: string): string[] {
  const table =
    /^\| *`?(?:--param|parameter)`? *\| *default[^\n]*\n((?:\|[^\n]*\n)+)/m.exec(readme)?.[1] ?? '';
  return table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

/** The defaults that a README states as they are written: a value between ticks, beside the name of one parameter. */
function statedIn(readme: string): [name: string, value: string][] {
  return [...readme.matchAll(/^\| *`(\w+)` *\| *`([^`]+)` *\|/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

const declared = z.object({ params: z.object({ default: z.record(z.string(), z.unknown()) }) });

const exported = z.object({ parameters: z.record(z.string(), z.unknown()) });

describe.each((await serviceFolders()).map((folder) => [basename(folder), folder] as const))(
  '%s',
  (_, folder) => {
    const templates = templatesIn(folder);
    const known = import(pathToFileURL(join(folder, 'src/parameters.ts')).href).then((module) =>
      Object.keys(exported.parse(module).parameters).toSorted(),
    );

    test('each parameter of the templates has a rule, and each rule a parameter', async () => {
      const used = [...templates.matchAll(/\$\{checked:([A-Za-z]+)/g)].map(([, name]) => name);
      expect([...new Set(used)].toSorted()).toEqual(await known);
    });

    const defaults = declared.parse(
      parse(readFileSync(join(folder, 'serverless.yml'), 'utf8'), { merge: true, logLevel: 'error' }),
    ).params.default;

    test('each parameter has its default in serverless.yml, and the templates have no other', async () => {
      expect(Object.keys(defaults).toSorted()).toEqual(await known);
      const standIns = [...templates.matchAll(/\$\{checked:([A-Za-z]+),/g)].map(([, name = '']) => name);
      expect(standIns.filter((name) => defaults[name] !== '')).toEqual([]);
    });

    test('the README states the defaults as they are', () => {
      const stated = statedIn(readFileSync(join(folder, 'README.md'), 'utf8')).filter(
        ([name]) => name in defaults,
      );
      expect(stated).toEqual(stated.map(([name]) => [name, String(defaults[name])]));
    });

    test('no template reads a parameter unchecked', () => {
      expect(templates.match(/\$\{param:[^}]*\}/g) ?? []).toEqual([]);
    });

    test('what is packaged with every parameter has each of them', async () => {
      expect(Object.keys(everyParameter(basename(folder), 'dev')).toSorted()).toEqual(await known);
    });

    test('the README lists the parameters', async () => {
      expect(listedIn(readFileSync(join(folder, 'README.md'), 'utf8')).toSorted()).toEqual(await known);
    });
  },
);
