import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keep, pageFor } from '../../src/record/keep.ts';

test.each([
  ['A wrong PIN, twice', 'a-wrong-pin-twice.md'],
  ['../../../etc/passwd', 'etc-passwd.md'],
  ['…', 'scene.md'],
])('"%s" is kept as %s', (title, page) => {
  expect(pageFor(title)).toBe(page);
});

test('a scene is saved once under its title, and nothing that is there is written over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opsline-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'conversations'));
  expect(await keep(folder, 'Hello', '## Hello\n')).toBe(`${basename(folder)}/conversations/hello.md`);
  await expect(keep(folder, 'Hello!', '## Other\n')).rejects.toThrow('conversations/hello.md cannot be made');
  expect(await readFile(join(folder, 'conversations/hello.md'), 'utf8')).toBe(
    '# Hello\n\nRecorded on the switchboard.\n\n## Hello\n',
  );
});
