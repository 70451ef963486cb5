import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../src/stack/service-folder.ts';
import { textOf, texts } from './repository.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));
const contributing = textOf('.github/CONTRIBUTING.md');

/** What a page names that is not there: a path in backticks, by a glob too; a command of the root. */
function missingIn(page: string): string[] {
  const paths = [...page.matchAll(/`((?:packages|services|\.github|\.ci)\/[^` ]*)`/g)].map(
    ([, path = '']) => path,
  );
  const commands = [...page.matchAll(/npx --yes pnpm (?:run )?([\w:-]+)/g)].map(([, name = '']) => name);
  return [
    ...paths.filter((path) => globSync(path, { cwd: root }).length === 0),
    ...commands
      .filter((name) => name !== 'exec' && scripts[name] === undefined)
      .map((name) => `pnpm ${name}`),
  ];
}

/** The headings of conversations that are too long for what a test runner shows of a value by itself. */
const headings = [...texts('services/*/conversations/*.md')]
  .flatMap(([, page]) => page.match(/(?<=^## ).{41,}$/gm) ?? [])
  .map((heading) => ({ heading }));

test.each(headings)('a test is found by its heading: $heading', ({ heading }) => {
  expect(expect.getState().currentTestName).toContain(heading);
});

test('CONTRIBUTING.md has at most 80 lines', () => {
  expect(contributing.trimEnd().split('\n').length).toBeLessThanOrEqual(80);
});

test.each([...texts('README.md', 'services/README.md', '.github/*.md', '.github/decisions/*.md')])(
  'whatever path and command %s names is there',
  (_, page) => {
    expect(missingIn(page)).toEqual([]);
  },
);

test('the way from an empty account to the first call has at most 150 lines', () => {
  expect(textOf('services/README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

test('a path and a command that are not there are told', () => {
  expect(
    missingIn('`packages/gone.ts`, `services/*/gone/`, npx --yes pnpm gone, `packages/otp/src/*.ts`'),
  ).toEqual(['packages/gone.ts', 'services/*/gone/', 'pnpm gone']);
});

test.each([...texts('.github/decisions/*.md')])(
  '%s says context, decision, why, cost and when to look again',
  (_, page) => {
    expect([...page.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, name]) => name)).toEqual([
      'Context.',
      'Decision.',
      'Why.',
      'Cost.',
      'Look again',
    ]);
  },
);

describe('an editor', () => {
  const { configurations } = z
    .object({
      configurations: z.array(
        z.object({
          name: z.string(),
          program: z.string(),
          runtimeExecutable: z.string(),
          args: z.array(z.string()),
        }),
      ),
    })
    .parse(JSON.parse(textOf('.vscode/launch.json')));

  test.each(configurations)('finds what it starts to $name', ({ program, runtimeExecutable, args }) => {
    const inRoot = (path: string) => path.replace('${' + 'workspaceFolder}/', '');
    const files = [program, runtimeExecutable, ...args.filter((arg) => arg.endsWith('.ts'))].map(inRoot);
    expect(files.filter((file) => globSync(join(root, file)).length === 0)).toEqual([]);
  });

  test('has tasks that are commands here', () => {
    const { tasks } = z
      .object({ tasks: z.array(z.object({ command: z.string() })) })
      .parse(JSON.parse(textOf('.vscode/tasks.json')));
    expect(tasks.flatMap(({ command }) => missingIn(command))).toEqual([]);
  });
});
