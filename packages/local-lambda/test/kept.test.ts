import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keptOf } from '../src/kept.ts';

/** A repository of one service, and what is written into it. */
async function repository() {
  const root = await mkdtemp(join(tmpdir(), 'kept-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const write = async (file: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  };
  await write('node_modules/.pnpm/lock.yaml', 'zod: 4');
  await write('packages/kit/src/kit.ts', 'one');
  await write('services/shop/src/shop.ts', 'one');
  let times = 0;
  /** What a bundle is for a process that asks for it now; what is made is something else each time. */
  const asked = async (
    inputs: readonly string[] = ['src/shop.ts', '../../packages/kit/src/kit.ts'],
    meanwhile: () => Promise<void> = async () => {},
    service = join(root, 'services/shop'),
  ): Promise<string> => {
    const kept = await keptOf(service, root);
    const { code } = await kept.of('src/shop', async () => {
      times += 1;
      await meanwhile();
      return { code: `made ${times}`, inputs: [...inputs] };
    });
    await kept.keep();
    return code;
  };
  return { root, write, asked };
}

test('what was made of the same sources is not made again', async () => {
  const { asked } = await repository();
  expect([await asked(), await asked(), await asked()]).toEqual(['made 1', 'made 1', 'made 1']);
});

test.each([
  ['its own source', 'services/shop/src/shop.ts'],
  ['the source of a package', 'packages/kit/src/kit.ts'],
  ['a source that nobody had', 'packages/kit/src/new.ts'],
  ['how it is bundled', 'packages/settings/esbuild.cjs'],
  ['what is installed', 'node_modules/.pnpm/lock.yaml'],
])('it is made again after a change of %s, and is what it was once that is undone', async (_, file) => {
  const { root, write, asked } = await repository();
  const contents = ['one', 'two', 'three'];
  const made: string[] = [];
  for (const content of [...contents, ...contents]) {
    await write(file, content);
    made.push(await asked());
  }
  await rm(join(root, file));
  await write(file, 'two');
  made.push(await asked());
  expect(made).toEqual(['made 1', 'made 2', 'made 3', 'made 1', 'made 2', 'made 3', 'made 2']);
});

test('a source that changes while something is made of it leaves nothing behind', async () => {
  const { write, asked } = await repository();
  await asked(undefined, () => write('packages/kit/src/kit.ts', 'two'));
  await write('packages/kit/src/kit.ts', 'one');
  expect(await asked()).toBe('made 2');
});

test('what is made of a file that is no source is made each time', async () => {
  const { asked } = await repository();
  expect([await asked(['README.md']), await asked(['README.md'])]).toEqual(['made 1', 'made 2']);
});

test('what stands elsewhere is made each time', async () => {
  const { asked } = await repository();
  const elsewhere = () => asked(undefined, undefined, '/elsewhere/services/shop');
  expect([await elsewhere(), await elsewhere()]).toEqual(['made 1', 'made 2']);
});

test('a dependency, and what a plugin makes up, are known by what is installed', async () => {
  const { asked } = await repository();
  const inputs = ['../../node_modules/.pnpm/zod/index.js', 'made-up:@aws-sdk/it', '(disabled):fs'];
  expect([await asked(inputs), await asked(inputs)]).toEqual(['made 1', 'made 1']);
});

test('no more than 64 bundles are kept, the newest', async () => {
  const { root, write, asked } = await repository();
  for (let change = 0; change < 70; change += 1) {
    await write('services/shop/src/shop.ts', String(change));
    await asked();
  }
  expect(await readdir(join(root, 'node_modules/.cache/opsline/bundles'))).toHaveLength(64);
  expect(await asked()).toBe('made 70');
});
