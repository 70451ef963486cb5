import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../src/stack/service-folder.ts';
import { folders, textOf, texts } from './repository.ts';
import { fullFolders, longFiles, type Manifest, wrongArrows } from './rooms.ts';

/** Folders with many files of one kind, each found by its name. */
const ofOneKind = [
  // What a contact flow can do, one kind of block a file.
  'packages/local-connect/src/actions',
  // What the state machine does, one state or expression a file.
  'services/compliance-alerts/state-machine',
];

const manifest = z.object({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
const files = texts('{services,packages}/**/*.{ts,cjs,yml}', '.ci/{run,**/*.*}');

test('no file is too long', () => {
  expect(longFiles(files)).toEqual([]);
});

test('no folder holds too many files of several kinds', () => {
  expect(fullFolders(files.keys(), ofOneKind)).toEqual([]);
});

test('arrows between folders of the workspace point one way, and none at a service', () => {
  const manifests = folders.map((folder): [string, Manifest] => {
    return [folder, manifest.parse(JSON.parse(textOf(`${folder}/package.json`)))];
  });
  expect(wrongArrows(new Map(manifests))).toEqual([]);
});

test.each(folders)('an editor applies the flags of the project in %s', (folder) => {
  expect(JSON.parse(textOf(`${folder}/tsconfig.json`))).toEqual({
    extends: '../../tsconfig.base.json',
    include: ['src', 'test', 'bench', 'template'].filter((name) => existsSync(join(root, folder, name))),
  });
});

describe('of planted files', () => {
  const lines = (count: number) => 'a\n'.repeat(count);
  const many = (folder: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${folder}/${i}.ts`);
  const arrows = (...needs: readonly (readonly [folder: string, ...others: string[]])[]) =>
    new Map(
      needs.map(([folder, ...others]) => [
        folder,
        { name: folder, dependencies: Object.fromEntries(others.map((other) => [other, 'workspace:*'])) },
      ]),
    );

  test('a file of 201 lines is told, one of 200 is not', () => {
    const both = new Map([
      ['a.ts', lines(200)],
      ['b.ts', lines(201)],
    ]);
    expect(longFiles(both)).toEqual(['b.ts has 201 lines']);
  });

  test('a folder of 17 files is told, one of 16 or of one kind is not', () => {
    expect(fullFolders([...many('a', 16), ...many('b', 17), ...many('c', 17)], ['c'])).toEqual([
      'b has 17 files',
    ]);
  });

  test('a circle is told, and who needs a service', () => {
    expect(wrongArrows(arrows(['packages/a', 'packages/b'], ['packages/b']))).toEqual([]);
    expect(wrongArrows(arrows(['packages/a', 'packages/b'], ['packages/b', 'packages/a']))).toEqual([
      'a needs itself',
      'b needs itself',
    ]);
    expect(wrongArrows(arrows(['services/a', 'services/b'], ['services/b']))).toEqual([
      'services/a needs services/b',
    ]);
  });
});
