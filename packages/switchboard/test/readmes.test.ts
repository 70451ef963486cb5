import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { scenesOn } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { serviceFolders } from '../src/stack/service-folder.ts';

const root = join(import.meta.dirname, '../../..');

function read(page: string): string {
  return readFileSync(page, 'utf8');
}

function linesOf(page: string): number {
  return read(page).trimEnd().split('\n').length;
}

/** The parts of a page under its `##` headings. */
function sectionsOf(page: string): readonly { readonly heading: string; readonly text: string }[] {
  return read(page)
    .split(/^## /m)
    .slice(1)
    .map((text) => ({ heading: text.split('\n')[0] ?? '', text }));
}

describe.each((await serviceFolders()).map((folder) => [basename(folder), folder] as const))(
  '%s',
  (_, folder) => {
    const readme = join(folder, 'README.md');
    const pages = globSync('conversations/*.md', { cwd: folder });

    test('its README has the five headings, in at most 150 lines', () => {
      expect(sectionsOf(readme).map(({ heading }) => heading)).toEqual([
        'What it is',
        'What counts',
        'Parameters',
        'What to alarm on',
        'Decided here',
      ]);
      expect(linesOf(readme)).toBeLessThanOrEqual(150);
    });

    test('its README says first what it is, with a picture and one conversation', () => {
      const [whatItIs] = sectionsOf(readme);
      expect(whatItIs?.text).toMatch(/^```\n.*─▶/m);
      // A conversation has a heading of its own, or the Monday's table of instances.
      expect(whatItIs?.text.match(/^### /gm)).toHaveLength(1);
    });

    test('its other conversations stand beside the README, in pages that are read by themselves', () => {
      expect(pages.length).toBeGreaterThan(0);
      for (const page of pages) {
        expect(read(join(folder, page)), page).toMatch(/^# .+\n\n[^#\n].{60,}\n/);
        expect(linesOf(join(folder, page)), page).toBeLessThanOrEqual(400);
      }
    });

    test('no two conversations of a page have one title', () => {
      for (const page of ['README.md', ...pages]) {
        const titles = scenesOn(join(folder, page)).map(({ title }) => title);
        expect(new Set(titles).size, page).toBe(titles.length);
      }
    });
  },
);

/** A page without its code. */
function proseOf(page: string): string {
  return read(page).replaceAll(/```[\s\S]*?```|`[^`]*`/g, '');
}

test('whatever a page links to is there', () => {
  const pages = globSync(['README.md', '{services,packages}/**/*.md', '.github/**/*.md'], {
    cwd: root,
    exclude: ['**/node_modules/**'],
  });
  const broken = pages.flatMap((page) =>
    [...proseOf(join(root, page)).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, link = '']) => join(dirname(page), link))
      .filter((target) => globSync(target, { cwd: root }).length === 0)
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});
